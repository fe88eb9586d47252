namespace DLWorkbook.Grading;

/// <summary>An argument of a failed case.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value in F#'s notation, shortened.</param>
public sealed record GivenArgument(string Name, string Value);
