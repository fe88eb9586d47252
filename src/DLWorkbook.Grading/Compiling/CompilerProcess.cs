using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>A warm F# compiler in a sandbox: a line of JSON there, a line of JSON back.</summary>
internal sealed class CompilerProcess : IAsyncDisposable
{
    /// <summary>The longest answer: libraries of a few hundred KiB, as text.</summary>
    private const int MostBytes = 64 << 20;

    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    /// <summary>What a new process compiles first, so that the first submission does not wait for the compiler's own code.</summary>
    private static readonly IReadOnlyList<SourceUnit> s_first =
    [
        new("", "First", """
            module First
            open System
            open DLWorkbook
            type Row = { X: float; Y: float list }
            let inline twice x = x + x
            let rec count n = if n = 0 then 0 else 1 + count (n - 1)
            let f (rows: Row[]) (m: float[,]) : float * string =
                let total = rows |> Array.sumBy (fun row -> List.sum row.Y * twice row.X)
                let m = m |> Array2D.mapi (fun i j v -> if i = j then max v 0.0 else exp -v)
                let table = [| for i in 0 .. count 3 -> float i |]
                Array.map2 (fun a b -> a - b) table table |> Array.average, $"{total:F2} {m[0, 0]}"
            let hole (x: float) : float = Check.todo ()
            """),
    ];

    private readonly SandboxedProcess _process;
    private readonly LineReader _lines;
    private long _number;

    /// <summary>The folder for its files outside a sandbox, where nothing else cleans it up.</summary>
    private readonly string? _scratch;

    private CompilerProcess(SandboxedProcess process, string? scratch)
    {
        _process = process;
        _scratch = scratch;
        _lines = new LineReader(process.Output, MostBytes);
    }

    /// <summary>How many requests it has answered.</summary>
    internal int Uses { get; private set; }

    /// <summary>Starts a process and waits until it is warm.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="options">How much memory it may take, and how many compilations it is for.</param>
    /// <param name="slot">Which of the processes at the same time it is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal static async Task<CompilerProcess> StartAsync(
        Sandbox sandbox, CompilerPoolOptions options, int slot, CancellationToken cancellation)
    {
        var limits = new SandboxLimits { Memory = options.Memory, OpenFiles = 1024 };
        var scratch = sandbox.IsUnsafe ? Directory.CreateTempSubdirectory("dlworkbook-compiler-").FullName : null;
        var plan = scratch is null
            ? SandboxPlan.ForDotnet(
                CompilerFiles.Program, CompilerFiles.Mounts(options.ForMany), limits, slot, CompilerFiles.References, "/tmp")
            : SandboxPlan.ForDotnet(CompilerFiles.Outside, [], limits, slot, CompilerFiles.Home, scratch);

        // Compiled once for speed, or as it stands first and better and better afterwards.
        var environment = new Dictionary<string, string>(plan.Environment) { ["DOTNET_TieredCompilation"] = options.ForMany ? "0" : "1" };
        var process = new CompilerProcess(sandbox.Start(plan with { Environment = environment }), scratch);

        try
        {
            var answer = await process.CompileAsync(s_first, s_startLimit, cancellation).ConfigureAwait(false);

            return answer.Assembly is not null
                ? process
                : throw new InvalidOperationException(
                    "the compiler does not work here: " + (answer.Failure ?? string.Join("; ", answer.Messages.Select(message => message.Text))));
        }
        catch (CompilerException fault)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException(
                $"the compiler does not start here: {fault.Message}\n{process._process.Errors}".TrimEnd(), fault);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Compiles units into one library.</summary>
    /// <param name="units">The units.</param>
    /// <param name="limit">Wall clock; a process that was not ready by then is of no use any more.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="CompilerException">It did not answer.</exception>
    internal async Task<CompilerAnswer> CompileAsync(
        IReadOnlyList<SourceUnit> units, TimeSpan limit, CancellationToken cancellation)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(limit);
        var number = ++_number;

        try
        {
            await _process.Input.WriteAsync(CompilerAnswer.Request(number, units), clock.Token).ConfigureAwait(false);
            await _process.Input.FlushAsync(clock.Token).ConfigureAwait(false);
            var line = await _lines.ReadAsync(clock.Token).ConfigureAwait(false);

            if (line is null)
            {
                throw new CompilerException(await WhyAsync().ConfigureAwait(false));
            }

            Uses++;
            return CompilerAnswer.Of(line, number);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CompilerException(
                $"the compiler was not ready after {limit.TotalSeconds:0.#} s: write the types of parameters and results, and nest less");
        }
        catch (IOException)
        {
            throw new CompilerException(await WhyAsync().ConfigureAwait(false));
        }
        catch (FormatException fault)
        {
            throw new CompilerException(fault.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);

        if (_scratch is not null && Directory.Exists(_scratch))
        {
            Directory.Delete(_scratch, recursive: true);
        }
    }

    private async Task<string> WhyAsync()
    {
        _process.Kill();
        var ending = await _process.Ended.ConfigureAwait(false);

        return ending.Kind == EndingKind.OutOfMemory || _process.Errors.Contains("OutOfMemory", StringComparison.Ordinal)
            || _process.Errors.Contains("Out of memory", StringComparison.Ordinal)
            ? "the compiler took more memory than it may: write the types of parameters and results, and nest less"
            : "the compiler itself failed on this text: nest expressions less";
    }
}
