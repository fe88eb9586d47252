namespace DLWorkbook.Grading;

/// <summary>What a run depends on.</summary>
/// <param name="Submission">SHA-256 of the submission's files.</param>
/// <param name="Assignment">SHA-256 of assignment.json.</param>
/// <param name="Checks">SHA-256 over the checks' assemblies and the hidden seeds.</param>
/// <param name="Packages">The package set: "bundled, libtorch 1.13.1" or "nuget, TorchSharp 0.107.0".</param>
public sealed record RunKey(string Submission, string Assignment, string Checks, string Packages);
