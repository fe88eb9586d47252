/// The exercises of lab 1b: a multilayer perceptron by hand.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1b

open DLWorkbook.Checking

/// Binary cross-entropy, as a fold over pairs.
let private crossEntropy =
    let cost (targets: float[]) (outputs: float[]) =
        Seq.zip targets outputs
        |> Seq.averageBy (fun (target, output) -> if target = 1.0 then -log output else -log(1.0 - output))

    Exercise.make "1b.1" "what a mistake costs"
    |> Exercise.reference (fun (targets: float[]) (outputs: float[]) -> cost targets outputs)
    |> Exercise.example
        "a coin's guess costs ln 2"
        ([| 1.0; 0.0 |], [| 0.5; 0.5 |])
        0.69314718055994531
        (Compare.close 1e-12)
    |> Exercise.check
        "random outputs"
        (fun gen ->
            let rows = gen.Size 2 7
            gen.Binary rows, gen.Probabilities rows)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.slip
        "only the rows with target 1 were counted: where is (1 − y) log (1 − p)?"
        (fun (targets: float[]) (outputs: float[]) ->
            let costs = Array.map2 (fun target output -> -target * log output) targets outputs
            Array.average costs)
    |> Exercise.slip
        "the two are swapped: the logarithm belongs to the output, not to the target"
        (fun (targets: float[]) (outputs: float[]) ->
            let costs =
                Array.map2
                    (fun target output -> -(target * log (1.0 - output) + (1.0 - target) * log output))
                    targets
                    outputs

            Array.average costs)

/// In the order of the lab.
let all: Exercise list = [ crossEntropy ]
