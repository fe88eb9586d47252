using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>The seeds of the inputs that students do not see, one file for each assignment in <c>hidden/</c>.</summary>
/// <param name="Lab">The assignment's lab.</param>
/// <param name="Seeds">The seeds, drawn at random when the lab is released, the same for the whole class.</param>
public sealed record HiddenSeeds(string Lab, IReadOnlyList<long> Seeds);
