module DLWorkbook.Tests.Checking.Exercises.Lab0bTests

open Expecto
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

/// Wrong slopes of tanh (a·b + c) · b: z = a·b + c, t = tanh z and s = 1 − t² are given.
let private slopes mistake (answer: float -> float -> float -> float * float * float) =
    wrong "0b.1" mistake (fun (a: float) (b: float) (c: float) ->
        let t = tanh (a * b + c)
        answer a b t)

/// Wrong answers as pairs of what the two inputs have received in the end.
let private passOn mistake answer =
    wrong "0b.2" mistake (fun (operation: string) (values: float[]) (gradient: float) (received: float[]) ->
        let a, b = answer operation values[0] values[1] gradient (received[0], received[1])
        [| a; b |])

let private slopesAt operation (a: float) (b: float) =
    match operation with
    | "+" -> 1.0, 1.0
    | "-" -> 1.0, -1.0
    | _ -> b, a

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = [
    slopes "b's last factor forgotten" (fun a b t -> let s = 1.0 - t * t in b * b * s, a * b * s, b * s) "used twice"
    slopes "b's way through tanh forgotten" (fun _ b t -> let s = 1.0 - t * t in b * b * s, t, b * s) "through tanh"
    slopes "the slope of tanh forgotten" (fun a b t -> b * b, t + a * b, b) "slope of tanh itself is missing"
    slopes "1 − tanh" (fun a b t -> let s = 1.0 - t in b * b * s, t + a * b * s, b * s) "not 1 − tanh"
    slopes "the last factor forgotten" (fun a b t -> let s = 1.0 - t * t in b * s, t + a * s, s) "last factor b"
    slopes
        "a and b in each other's order"
        (fun a b t -> let s = 1.0 - t * t in t + a * b * s, b * b * s, b * s)
        "order is"
    slopes "wrong sign" (fun a b t -> let s = t * t - 1.0 in b * b * s, a * b * s - t, b * s) "opposite sign"
    slopes "NaN" (fun _ _ _ -> nan, nan, nan) "NaN"

    passOn
        "overwritten, not added up"
        (fun o a b g _ -> let p, q = slopesAt o a b in p * g, q * g)
        "had arrived before is lost"
    passOn
        "factors swapped"
        (fun o a b g (x, y) ->
            let p, q = if o = "*" then a, b else slopesAt o a b
            x + p * g, y + q * g)
        "swapped"
    passOn
        "the node's own gradient forgotten"
        (fun o a b _ (x, y) -> let p, q = slopesAt o a b in x + p, y + q)
        "own gradient is missing"
    passOn
        "a difference like a sum"
        (fun o a b g (x, y) -> let p, q = slopesAt (if o = "-" then "+" else o) a b in x + p * g, y + q * g)
        "difference passes"
    passOn "no slopes" (fun _ _ _ g (x, y) -> x + g, y + g) "slopes are missing"
    passOn "taken off" (fun o a b g (x, y) -> let p, q = slopesAt o a b in x - p * g, y - q * g) "taken off"
    passOn
        "an operation left out"
        (fun o a b g (x, y) ->
            match o with
            | "*" -> x + b * g, y + a * g
            | "+" -> x + g, y + g
            | other -> failwith $"what is {other}?")
        "what is -"
    wrong
        "0b.2"
        "adds to its argument in place"
        (fun (operation: string) (values: float[]) (gradient: float) (received: float[]) ->
            let p, q = slopesAt operation values[0] values[1]
            received[0] <- received[0] + p * gradient
            received[1] <- received[1] + q * gradient
            received)
        "changed its argument received"
]

let tests = testList "exercises of lab 0b" (WrongAnswer.tests wrongAnswers)
