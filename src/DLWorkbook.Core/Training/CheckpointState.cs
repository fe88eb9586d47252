using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace DLWorkbook.Core.Training;

/// <summary>What a checkpoint says of its run, beside the weights.</summary>
public sealed record CheckpointState
{
    /// <summary>Options, data and model in one hash: only a run with the same key may go on from here.</summary>
    public required string Key { get; init; }

    /// <summary>The epochs done, in order.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The best epoch so far, counted from 1.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The loss of the very first batch.</summary>
    public required double FirstLoss { get; init; }

    /// <summary>Rows in the largest batch so far.</summary>
    public required int LargestBatch { get; init; }

    /// <summary>Rows in the smallest batch so far.</summary>
    public required int SmallestBatch { get; init; }

    /// <summary>SHA-256 of each file of the checkpoint.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it was found.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";
}
