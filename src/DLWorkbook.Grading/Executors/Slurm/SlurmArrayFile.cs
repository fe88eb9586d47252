namespace DLWorkbook.Grading;

/// <summary>A job array: the content of <c>arrays/1/array.json</c>, written before it is sent, and again when its id is known.</summary>
/// <param name="Name">The name of its jobs, which no other array has.</param>
/// <param name="Tasks">How many tasks it has, from 1.</param>
/// <param name="Job">Its id; null as long as Slurm has not given it one.</param>
internal sealed record SlurmArrayFile(string Name, int Tasks, long? Job);
