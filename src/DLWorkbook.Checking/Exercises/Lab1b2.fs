/// The exercises of lab 1b2: differentiation from scratch.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1b2

open DLWorkbook.Checking

/// A tape: for each line its operands, (line, local derivative).
type private Operands = (int * float) list[]

/// How the last line moves with one line, the other way round: a movement of that line is carried forward.
let private carried (operands: Operands) (start: int) =
    let moved = Array.zeroCreate operands.Length

    for line in 0 .. operands.Length - 1 do
        moved[line] <-
            if line = start then
                1.0
            else
                operands[line] |> List.sumBy (fun (operand, local) -> local * moved[operand])

    moved[operands.Length - 1]

/// The sweep back as it is, but for what a line does with what it had and what it gets.
let private sweep (receive: float -> float -> float) (seed: float) (lines: int seq) (operands: Operands) =
    let slopes = Array.zeroCreate operands.Length
    slopes[operands.Length - 1] <- seed

    for line in lines do
        for operand, local in operands[line] do
            slopes[operand] <- receive slopes[operand] (local * slopes[line])

    slopes

let private back (operands: Operands) = seq { operands.Length - 1 .. -1 .. 0 }

let private sweepBack =
    /// A tape of some inputs and lines with one or two operands each, some of them used again and again.
    let draw (gen: Gen) : Operands =
        let inputs = gen.Integer 2 3

        [|
            for line in 0 .. inputs + gen.Integer 4 8 do
                if line < inputs then
                    []
                else
                    [ for _ in 1 .. gen.Integer 1 2 -> gen.Integer (max 0 (line - 4)) (line - 1), gen.Normal() ]
        |]

    Exercise.make "1b2.1" "the sweep back"
    |> Exercise.reference (fun (operands: (int * float) list[]) -> Array.init operands.Length (carried operands))
    |> Exercise.example
        "x0 · x1 + eˣ⁰ at (1, 2)"
        [| []; []; [ 0, 2.0; 1, 1.0 ]; [ 0, 2.5 ]; [ 2, 1.0; 3, 1.0 ] |]
        [| 4.5; 1.0; 1.0; 1.0; 1.0 |]
        (Compare.close 1e-12)
    |> Exercise.example
        "a line that is its own square, and one that nothing needs"
        [| []; [ 0, 5.0 ]; [ 0, 3.0; 0, 3.0 ] |]
        [| 6.0; 0.0; 1.0 |]
        (Compare.close 1e-12)
    |> Exercise.check "random tapes" draw Oracle.reference (Compare.within 1e-9 1e-9)
    |> Exercise.slip
        "a line that is used twice kept only one contribution: they add up"
        (fun (operands: (int * float) list[]) -> sweep (fun _ part -> part) 1.0 (back operands) operands)
    |> Exercise.slip
        "the lines were gone through from the first to the last: a line must have all that it gets before it passes it on"
        (fun (operands: (int * float) list[]) -> sweep (+) 1.0 (seq { 0 .. operands.Length - 1 }) operands)
    |> Exercise.slip
        "nothing started: the last line's derivative with respect to itself is 1"
        (fun (operands: (int * float) list[]) -> sweep (+) 0.0 (back operands) operands)
    |> Exercise.slip "only the last line passed something on: every line does" (fun (operands: (int * float) list[]) ->
        sweep (+) 1.0 [ operands.Length - 1 ] operands)
    |> Exercise.slip
        "the local derivatives are missing: a line passes its derivative on times the local one"
        (fun (operands: (int * float) list[]) ->
            operands
            |> Array.map (List.map (fun (operand, _) -> operand, 1.0))
            |> fun flat -> sweep (+) 1.0 (back flat) flat)

let private quotients ahead behind way (f: float[] -> float) (at: float[]) = [|
    for place in 0 .. at.Length - 1 ->
        let there by =
            let copy = Array.copy at
            copy[place] <- copy[place] + by
            f copy

        (there ahead - there -behind) / way
|]

let private central =
    Exercise.make "1b2.2" "central differences"
    |> Exercise.reference (fun (f: float[] -> float) (h: float) (at: float[]) -> quotients h h (h + h) f at)
    |> Exercise.property
        "exact for a parabola, however large h is"
        (fun gen -> Named.bowl, gen.Uniform 0.3 0.8, gen.Signed(gen.Size 2 5))
        (fun (_: NamedFunction, _: float, at: float[]) (slopes: float[]) ->
            let exact = at |> Array.mapi (fun i value -> 2.0 * float (i + 1) * value)

            if slopes.Length <> exact.Length then
                Some $"expected {exact.Length} slopes, one for each number, got {slopes.Length}"
            elif Array.forall2 (fun (a: float) b -> abs (a - b) < 1e-9) slopes exact then
                None
            else
                Some $"expected the slopes 2 (i + 1) xᵢ of Σ (i + 1) xᵢ², {exact[0]:G6} the first, got {slopes[0]:G6}")
    |> Exercise.check
        "the sines' product"
        (fun gen -> Named.sines, 10.0 ** gen.Uniform -4.0 -1.0, gen.Signed(gen.Integer 2 5))
        Oracle.reference
        (Compare.within 1e-9 1e-7)
    |> Exercise.check
        "Rosenbrock's valley"
        (fun gen -> Named.rosenbrock, gen.Uniform 0.01 0.1, gen.Normals(gen.Integer 3 5))
        Oracle.reference
        (Compare.within 1e-7 1e-7)
    |> Exercise.slip
        "that is one-sided, from here to h ahead: the other point lies h behind"
        (fun (f: float[] -> float) (h: float) (at: float[]) -> quotients h 0.0 h f at)
    |> Exercise.slip
        "the way between the two points is 2 h, not h"
        (fun (f: float[] -> float) (h: float) (at: float[]) -> quotients h h h f at)
    |> Exercise.slip "ahead and behind are swapped" (fun (f: float[] -> float) (h: float) (at: float[]) ->
        quotients -h -h (2.0 * h) f at)
    |> Exercise.slip
        "all numbers were moved at once: one at a time"
        (fun (f: float[] -> float) (h: float) (at: float[]) ->
            let there by =
                at |> Array.map (fun value -> value + by) |> f

            at |> Array.map (fun _ -> (there h - there -h) / (2.0 * h)))
    |> Exercise.slip
        "the numbers that were moved have not been put back before the next was"
        (fun (f: float[] -> float) (h: float) (at: float[]) ->
            let copy = Array.copy at

            [|
                for place in 0 .. at.Length - 1 ->
                    copy[place] <- copy[place] + h
                    let ahead = f copy
                    copy[place] <- copy[place] - 2.0 * h
                    (ahead - f copy) / (2.0 * h)
            |])

/// In the order of the lab.
let all: Exercise list = [ sweepBack; central ]
