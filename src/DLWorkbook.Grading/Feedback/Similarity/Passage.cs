namespace DLWorkbook.Grading;

/// <summary>Lines of one student that are like lines of another.</summary>
/// <param name="First">The first line of the one.</param>
/// <param name="Last">The last line of the one.</param>
/// <param name="OtherFirst">The first line of the other.</param>
/// <param name="OtherLast">The last line of the other.</param>
/// <param name="Words">How many words are the same.</param>
public readonly record struct Passage(int First, int Last, int OtherFirst, int OtherLast, int Words);
