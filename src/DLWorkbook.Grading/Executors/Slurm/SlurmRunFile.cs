namespace DLWorkbook.Grading;

/// <summary>What a node needs to know of a run: the content of <c>run.json</c>, which only its owner may read.</summary>
/// <param name="Secret">What results of this run are sealed with, drawn at random.</param>
/// <param name="Unsafe">Whether submissions run without a sandbox.</param>
/// <param name="Assignment">The assignment.</param>
/// <param name="Hidden">The seeds of the hidden inputs.</param>
internal sealed record SlurmRunFile(string Secret, bool Unsafe, Assignment Assignment, HiddenSeeds Hidden);
