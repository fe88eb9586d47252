using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training;

/// <summary>
/// A run's state after an epoch, in a folder that is whole or not there: weights, best weights, optimiser and the
/// epochs so far. It is written beside the last one and put in its place by a rename, so a kill at any moment leaves
/// one good checkpoint.
/// </summary>
public sealed class Checkpoint
{
    private const string Current = "current";
    private const string Previous = "previous";
    private const string StateFile = "state.json";
    private const string ModelFile = "model.dat";
    private const string BestFile = "best.dat";
    private const string OptimiserFile = "optimiser.dat";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string folder;

    /// <summary>Names the folder; nothing is read or written yet.</summary>
    /// <param name="folder">The run's own folder.</param>
    public Checkpoint(string folder) => this.folder = folder;

    /// <summary>Writes the state, then makes it the current one.</summary>
    /// <param name="state">Epochs so far, and whose run it is.</param>
    /// <param name="model">Weights now.</param>
    /// <param name="best">Weights of the best epoch, by parameter name; null when none is kept.</param>
    /// <param name="optimiser">Its moments and rates.</param>
    public void Save(
        CheckpointState state,
        torch.nn.Module model,
        IReadOnlyDictionary<string, torch.Tensor>? best,
        OptimizerHelper optimiser)
    {
        var fresh = Path.Combine(folder, $"writing-{System.Environment.ProcessId}");
        Delete(fresh);
        Directory.CreateDirectory(fresh);
        model.save(Path.Combine(fresh, ModelFile));
        optimiser.save_state_dict(Path.Combine(fresh, OptimiserFile));
        if (best is not null)
        {
            using var file = File.Create(Path.Combine(fresh, BestFile));
            using var writer = new BinaryWriter(file);
            WeightFile.Write(writer, best);
        }

        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(fresh))
        {
            hashes[Path.GetFileName(path)] = Hash(path);
        }

        File.WriteAllText(Path.Combine(fresh, StateFile), JsonSerializer.Serialize(state with { Files = hashes }, Json));

        // Between the two renames only `previous` is whole; TryLoad knows where to look.
        var (current, previous) = (Path.Combine(folder, Current), Path.Combine(folder, Previous));
        Delete(previous);
        if (Directory.Exists(current))
        {
            Directory.Move(current, previous);
        }

        Directory.Move(fresh, current);
        Delete(previous);
    }

    /// <summary>The state of an unfinished run with the same key, or null when there is none.</summary>
    /// <param name="key">What the run must have in common: options, data, model.</param>
    /// <exception cref="InvalidDataException">The checkpoint is that run's, but a file of it is damaged.</exception>
    public CheckpointState? Find(string key)
    {
        foreach (var path in new[] { Path.Combine(folder, Current), Path.Combine(folder, Previous) })
        {
            var stateFile = Path.Combine(path, StateFile);
            if (!File.Exists(stateFile))
            {
                continue;
            }

            var state = ReadState(stateFile);
            if (state.Key != key)
            {
                return null;
            }

            foreach (var (name, hash) in state.Files)
            {
                var file = Path.Combine(path, name);
                if (!File.Exists(file) || Hash(file) != hash)
                {
                    throw new InvalidDataException(
                        $"checkpoint {file}: expected SHA-256 {hash[..16]}…, got "
                        + $"{(File.Exists(file) ? Hash(file)[..16] + "…" : "no file")}: delete {folder} to train from the start.");
                }
            }

            return state with { Folder = path };
        }

        return null;
    }

    /// <summary>Puts a found state into the model and the optimiser.</summary>
    /// <param name="state">From <see cref="Find"/>.</param>
    /// <param name="model">Of the same shape as when it was saved.</param>
    /// <param name="optimiser">Of the same kind and over the same parameters.</param>
    /// <returns>The best epoch's weights by name, or null when none were kept.</returns>
    public static Dictionary<string, torch.Tensor>? Load(
        CheckpointState state, torch.nn.Module model, OptimizerHelper optimiser)
    {
        model.load(Path.Combine(state.Folder, ModelFile));
        optimiser.load_state_dict(Path.Combine(state.Folder, OptimiserFile));
        var best = Path.Combine(state.Folder, BestFile);
        if (!File.Exists(best))
        {
            return null;
        }

        using var file = File.OpenRead(best);
        using var reader = new BinaryReader(file);
        return WeightFile.Read(reader);
    }

    /// <summary>Removes the run's folder: it has finished, and nothing is left to resume.</summary>
    public void Clear() => Delete(folder);

    private static CheckpointState ReadState(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckpointState>(File.ReadAllText(file), Json)
                ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"checkpoint {file}: expected a training state as JSON, got something else at offset {e.BytePositionInLine ?? 0}: "
                + $"delete {Path.GetDirectoryName(Path.GetDirectoryName(file))} to train from the start.", e);
        }
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
