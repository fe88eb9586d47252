namespace DiffSharp.Optim

open System
open DiffSharp

/// When to stop, and what to print on the way.
[<Sealed>]
type internal Progress(iters: int option, threshold: float option, print: bool option, every: int option, before, after)
    =
    let start = Diagnostics.Stopwatch.StartNew()
    let print = defaultArg print true
    let every = every |> Option.defaultValue (max 1 (defaultArg iters 0 / 20))
    let mutable count = 0
    let mutable least = Double.PositiveInfinity
    let mutable greatest = Double.NegativeInfinity
    let mutable last = nan

    do
        if print then
            printfn "Duration   |Iters| Value"

    /// Takes the value of one iteration and says whether it was the last.
    member _.Report(value: Tensor) : bool =
        let v = value.toScalar().toDouble()
        count <- count + 1

        let stop, note =
            if not (Double.IsFinite v) then
                true, "Diverged"
            elif threshold.IsSome && v <= threshold.Value then
                true, $"Converged (value < {threshold.Value})"
            elif iters = Some count then
                true, $"Iters={count} reached"
            elif v < least then
                false, "- New min"
            elif v > greatest then
                false, "+ New max"
            elif v < last then
                false, "-"
            elif v > last then
                false, "+"
            else
                false, ""

        if print && (stop || count = 1 || count % every = 0) then
            printfn "%s%s | %4d | %e %s%s" before (start.Elapsed.ToString @"d\.hh\:mm\:ss") count v note after

        least <- min least v
        greatest <- max greatest v
        last <- v
        stop
