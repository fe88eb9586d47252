namespace DLWorkbook

open System
open System.Diagnostics
open TorchSharp

/// <summary>Measures what work costs, here and now.</summary>
/// <remarks>
/// <code>[ forward mine; forward torchs ] |> Measure.milliseconds 15</code>
/// Times depend on the machine and on what else it does: compare those of one call, in which the works alternate.
/// </remarks>
[<RequireQualifiedAccess>]
module Measure =

    /// Milliseconds that each of several works takes: the median of so many rounds, in each of which every work is done
    /// once, after two rounds that warm up. Tensors that a work leaves are released. Fewer than 1 round is an
    /// `ArgumentException`.
    let milliseconds (rounds: int) (works: (unit -> unit) list) : float list =
        if rounds < 1 then
            invalidArg (nameof rounds) $"Measure.milliseconds: expected at least 1 round, got {rounds}"

        let timed (work: unit -> unit) =
            let watch = Stopwatch.StartNew()
            using (torch.NewDisposeScope()) (fun _ -> work ())
            watch.Elapsed.TotalMilliseconds

        let median (times: float list) =
            let sorted = List.sort times
            0.5 * (sorted[(times.Length - 1) / 2] + sorted[times.Length / 2])

        [ -1 .. rounds ]
        |> List.map (fun _ -> works |> List.map timed)
        |> List.skip 2
        |> List.transpose
        |> List.map median

    /// How many additions of two numbers take as long as each of several works: what they cost in small operators, by time
    /// as in `milliseconds`. An operator on one number computes next to nothing, so that is the price of calling it.
    let additions (rounds: int) (works: (unit -> unit) list) : float list =
        let one = torch.ones 1L
        let count = 1000

        let add () =
            for _ in 1..count do
                (one + one).Dispose()

        let times = milliseconds rounds (add :: works)
        one.Dispose()
        [ for time in times.Tail -> float count * time / times.Head ]

    /// How many tensors are made on this thread while work is done: those that operators give to .NET, not those that
    /// libtorch makes for itself inside one of them. The work's tensors are released.
    let tensorsMade (work: unit -> unit) : int64 =
        let made () =
            DisposeScopeManager.Statistics.TensorStatistics.CreatedInScopeCount

        use _ = torch.NewDisposeScope()
        let before = made ()
        work ()
        made () - before
