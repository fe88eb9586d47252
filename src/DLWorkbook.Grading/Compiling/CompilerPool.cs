using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Warm compilers in sandboxes. One that took too long, took too much, ended or served for long is replaced.</summary>
/// <remarks>
/// A submission is compiled as one library of one file an exercise. When that takes the compiler down, each exercise is
/// compiled alone, so that the guilty one alone is not compiled.
/// </remarks>
public sealed class CompilerPool : IAsyncDisposable
{
    private readonly Sandbox _sandbox;
    private readonly CompilerPoolOptions _options;
    private readonly Channel<Slot> _free = Channel.CreateUnbounded<Slot>();
    private readonly List<Slot> _slots = [];

    /// <summary>A pool whose processes start when they are first needed.</summary>
    /// <param name="sandbox">Where they run.</param>
    /// <param name="options">How many, and for how long.</param>
    /// <exception cref="ArgumentException">Options are wrong; all of them are named.</exception>
    public CompilerPool(Sandbox sandbox, CompilerPoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        _sandbox = sandbox;
        _options = options ?? new CompilerPoolOptions();
        _options.Validate();

        for (var number = 0; number < _options.Processes; number++)
        {
            var slot = new Slot(number);
            _slots.Add(slot);
            _free.Writer.TryWrite(slot);
        }
    }

    /// <summary>How many processes were started so far.</summary>
    public int Started => _slots.Sum(slot => slot.Started);

    /// <summary>Starts every process now and waits until all are warm.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task WarmAsync(CancellationToken cancellation = default)
    {
        var taken = new List<Slot>();

        while (_free.Reader.TryRead(out var slot))
        {
            taken.Add(slot);
        }

        try
        {
            await Task.WhenAll(taken.Select(slot => ReadyAsync(slot, cancellation))).ConfigureAwait(false);
        }
        finally
        {
            taken.ForEach(slot => _free.Writer.TryWrite(slot));
        }
    }

    /// <summary>Compiles the units of a submission.</summary>
    /// <param name="units">The units, one an exercise.</param>
    /// <param name="limits">What the assignment allows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The library of those that compile, and what is wrong with the others.</returns>
    public async Task<CompiledSubmission> CompileAsync(
        IReadOnlyList<SourceUnit> units, GradingLimits limits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(limits);

        if (units.Count == 0)
        {
            return Result(units, null, new Dictionary<string, IReadOnlyList<CompilerMessage>>());
        }

        var slot = await _free.Reader.ReadAsync(cancellation).ConfigureAwait(false);

        try
        {
            return await CompileAsync(slot, units, limits, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _free.Writer.TryWrite(slot);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var slot in _slots)
        {
            await slot.EndAsync().ConfigureAwait(false);
        }
    }

    private async Task<CompiledSubmission> CompileAsync(
        Slot slot, IReadOnlyList<SourceUnit> units, GradingLimits limits, CancellationToken cancellation)
    {
        var (answer, whole) = await TryAsync(slot, units, limits.Compilation, cancellation).ConfigureAwait(false);

        if (answer is not null)
        {
            return Result(units, answer, new Dictionary<string, IReadOnlyList<CompilerMessage>>());
        }

        var guilty = new Dictionary<string, IReadOnlyList<CompilerMessage>>();

        foreach (var unit in units)
        {
            var (alone, fault) = units.Count == 1
                ? (null, whole)
                : await TryAsync(slot, [unit], limits.Compilation, cancellation).ConfigureAwait(false);

            if (alone is null)
            {
                guilty[unit.Exercise] = [new CompilerMessage(unit.Exercise, 0, 0, fault)];
            }
        }

        var others = units.Where(unit => !guilty.ContainsKey(unit.Exercise)).ToList();

        if (others.Count == 0)
        {
            return Result(units, null, guilty);
        }

        var (rest, why) = await TryAsync(slot, others, limits.Compilation, cancellation).ConfigureAwait(false);

        foreach (var unit in rest is null ? others : [])
        {
            guilty[unit.Exercise] = [new CompilerMessage(unit.Exercise, 0, 0, why)];
        }

        return Result(units, rest, guilty);
    }

    /// <summary>One attempt; a process that does not answer is ended. The fault is empty when there is an answer.</summary>
    private async Task<(CompilerAnswer? Answer, string Fault)> TryAsync(
        Slot slot, IReadOnlyList<SourceUnit> units, TimeSpan limit, CancellationToken cancellation)
    {
        var process = await ReadyAsync(slot, cancellation).ConfigureAwait(false);

        try
        {
            var answer = await process.CompileAsync(units, limit, cancellation).ConfigureAwait(false);
            return answer.Failure is null ? (answer, "") : (null, $"the compiler itself failed on this text: {answer.Failure}");
        }
        catch (CompilerException fault)
        {
            await slot.EndAsync().ConfigureAwait(false);
            return (null, fault.Message);
        }
        catch (OperationCanceledException)
        {
            // It may answer later, when nobody waits for it.
            await slot.EndAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<CompilerProcess> ReadyAsync(Slot slot, CancellationToken cancellation)
    {
        if (slot.Process is { } old && old.Uses >= _options.Uses)
        {
            await slot.EndAsync().ConfigureAwait(false);
        }

        if (slot.Process is null)
        {
            slot.Process = await CompilerProcess.StartAsync(_sandbox, _options, slot.Number, cancellation).ConfigureAwait(false);
            slot.Started++;
        }

        return slot.Process;
    }

    private static CompiledSubmission Result(
        IReadOnlyList<SourceUnit> units, CompilerAnswer? answer, IReadOnlyDictionary<string, IReadOnlyList<CompilerMessage>> guilty)
    {
        var faults = guilty.ToDictionary();
        var compiled = new HashSet<string>();

        foreach (var unit in units.Where(unit => !guilty.ContainsKey(unit.Exercise)))
        {
            if (answer is { Assembly: not null } && answer.Modules.Contains(unit.Module))
            {
                compiled.Add(unit.Exercise);
                continue;
            }

            var own = answer?.Messages.Where(message => message.Exercise == unit.Module).ToList() ?? [];
            faults[unit.Exercise] = own.Count == 0
                ? [new CompilerMessage(unit.Exercise, 0, 0, "the compiler left it out without a message")]
                : [.. own.Select(message => message with { Exercise = unit.Exercise })];
        }

        return new CompiledSubmission
        {
            Assembly = compiled.Count > 0 ? answer?.Assembly : null,
            Symbols = compiled.Count > 0 ? answer?.Symbols : null,
            Exercises = compiled,
            Faults = faults,
        };
    }

    private sealed class Slot(int number)
    {
        internal int Number { get; } = number;

        internal int Started { get; set; }

        internal CompilerProcess? Process { get; set; }

        internal async ValueTask EndAsync()
        {
            if (Process is { } process)
            {
                Process = null;
                await process.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
