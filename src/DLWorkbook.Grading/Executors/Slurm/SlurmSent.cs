namespace DLWorkbook.Grading;

/// <summary>What came of sending a job array.</summary>
/// <param name="Job">Its job id; null when it was not taken.</param>
/// <param name="Refusal">Why it was not taken; empty when it was.</param>
/// <param name="IsSilence">Whether it was not taken because the cluster does not answer for now.</param>
internal sealed record SlurmSent(long? Job, string Refusal, bool IsSilence);
