using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DLWorkbook.Core.Training;

/// <summary>
/// A lab's book of runs, <c>out/&lt;lab&gt;/ledger.json</c>: what every training run really did. It is rewritten whole
/// after each run, by a rename, so it is never half a file.
/// </summary>
public sealed class Ledger
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly List<TrainingRun> runs = [];
    private readonly string lab;
    private readonly string file;

    /// <summary>Opens an empty book; the file of an earlier execution is replaced at the first entry.</summary>
    /// <param name="lab">The lab's name.</param>
    /// <param name="file">Where it is kept.</param>
    public Ledger(string lab, string file) => (this.lab, this.file) = (lab, file);

    /// <summary>The runs so far, in order.</summary>
    public IReadOnlyList<TrainingRun> Runs => runs;

    /// <summary>Enters a run and writes the book. A run of the same name takes the place of the earlier one.</summary>
    /// <param name="run">What the trainer gave back.</param>
    public void Enter(TrainingRun run)
    {
        runs.RemoveAll(r => r.Name == run.Name);
        runs.Add(run);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var fresh = file + ".writing";
        File.WriteAllText(fresh, JsonSerializer.Serialize(new { Lab = lab, Runs = runs }, Json));
        File.Move(fresh, file, overwrite: true);
    }
}
