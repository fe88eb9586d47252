/// The exercises of lab 0b: the computational graph.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab0b

open System
open DLWorkbook.Checking

let private f a b c = tanh (a * b + c) * b

/// The slopes of a function by central differences.
let private differences (a: float) (b: float) (c: float) =
    let h = 1e-5
    let slope up down = (up - down) / (2.0 * h)

    slope (f (a + h) b c) (f (a - h) b c), slope (f a (b + h) c) (f a (b - h) c), slope (f a b (c + h)) (f a b (c - h))

/// 1 − tanh², as 1 / cosh².
let private flank z = 1.0 / (cosh z * cosh z)

let private slopes =
    let draw (gen: Gen) =
        gen.Uniform 0.3 1.5, gen.Uniform -1.4 -0.3, gen.Uniform -0.5 0.5

    Exercise.make "0b.1" "three slopes by the chain rule"
    |> Exercise.reference (fun (a: float) (b: float) (c: float) ->
        let z = a * b + c
        b * b * flank z, Math.Tanh z + a * b * flank z, b * flank z)
    |> Exercise.example "at a = 0, b = 1, c = 0" (0.0, 1.0, 0.0) (1.0, 0.0, 1.0) (Compare.close 1e-12)
    |> Exercise.check
        "what happens when a, b or c grows a little"
        draw
        (Oracle.computed differences)
        (Compare.within 1e-7 1e-7)
    |> Exercise.check
        "where tanh is nearly flat"
        (fun gen -> gen.Uniform 1.0 2.0, gen.Uniform 1.0 2.0, gen.Uniform 0.5 1.0)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.slip
        "b is used twice, and only its way through tanh was counted: add the other contribution"
        (fun (a: float) (b: float) (c: float) ->
            let z = a * b + c
            b * b * flank z, a * b * flank z, b * flank z)
    |> Exercise.slip
        "b is used twice, and only its way as the last factor was counted: add the one through tanh"
        (fun (a: float) (b: float) (c: float) ->
            let z = a * b + c
            b * b * flank z, tanh z, b * flank z)
    |> Exercise.slip "the slope of tanh itself is missing: 1 − tanh²" (fun (a: float) (b: float) (c: float) ->
        b * b, tanh (a * b + c) + a * b, b)
    |> Exercise.slip "the slope of tanh is 1 − tanh², not 1 − tanh" (fun (a: float) (b: float) (c: float) ->
        let t = tanh (a * b + c)
        b * b * (1.0 - t), t + a * b * (1.0 - t), b * (1.0 - t))
    |> Exercise.slip
        "the last factor b is missing in the slopes that come through tanh"
        (fun (a: float) (b: float) (c: float) ->
            let z = a * b + c
            b * flank z, tanh z + a * flank z, flank z)
    |> Exercise.slip
        "the slopes of a and b are in each other's place: a's inner slope is b, and b's is a"
        (fun (a: float) (b: float) (c: float) ->
            let z = a * b + c
            a * b * flank z, tanh z + b * b * flank z, b * flank z)
    |> Exercise.slip "the order is (a, b, c)" (fun (a: float) (b: float) (c: float) ->
        let z = a * b + c
        tanh z + a * b * flank z, b * b * flank z, b * flank z)

let private apply operation (a: float) b =
    match operation with
    | "+" -> a + b
    | "-" -> a - b
    | _ -> a * b

/// What arrives at both inputs. Each operation is linear in each input, so a step of 1 shows the slope exactly.
let private arriving operation a b gradient =
    gradient * (apply operation (a + 1.0) b - apply operation a b),
    gradient * (apply operation a (b + 1.0) - apply operation a b)

let private passOn =
    let draw operations (gen: Gen) =
        gen.Pick operations,
        [| gen.Uniform 1.1 3.0; gen.Uniform -3.0 -1.1 |],
        gen.Uniform 0.3 0.9,
        [| gen.Uniform 1.0 2.0; gen.Uniform 3.0 4.0 |]

    let added received (toA, toB) = Array.map2 (+) received [| toA; toB |]

    let slip mistake (wrong: string -> float -> float -> float -> float[] -> float[]) =
        Exercise.slip mistake (fun (operation: string) (values: float[]) (gradient: float) (received: float[]) ->
            wrong operation values[0] values[1] gradient received)

    let check operation name =
        Exercise.check name (draw [ operation ]) Oracle.reference (Compare.close 1e-9)

    Exercise.make "0b.2" "what a node passes on"
    |> Exercise.reference (fun (operation: string) (values: float[]) (gradient: float) (received: float[]) ->
        added received (arriving operation values[0] values[1] gradient))
    |> Exercise.example
        "3 · 5, gradient 2, nothing arrived yet"
        ("*", [| 3.0; 5.0 |], 2.0, [| 0.0; 0.0 |])
        [| 10.0; 6.0 |]
        (Compare.close 1e-12)
    |> check "*" "a product, when something has arrived before"
    |> check "+" "a sum"
    |> check "-" "a difference"
    |> slip "what had arrived before is lost: contributions are added up" (fun o a b g _ ->
        added [| 0.0; 0.0 |] (arriving o a b g))
    |> slip "a product's factors are swapped: the slope at a is b" (fun o a b g received ->
        added received (if o = "*" then g * a, g * b else arriving o a b g))
    |> slip "the node's own gradient is missing: multiply the slope by it" (fun o a b _ received ->
        added received (arriving o a b 1.0))
    |> slip "a difference passes the gradient on with the opposite sign to what is taken off" (fun o a b g received ->
        added received (arriving (if o = "-" then "+" else o) a b g))
    |> slip "the slopes are missing: the gradient itself was passed on" (fun _ _ _ g received -> added received (g, g))
    |> slip "what arrives was taken off, not added" (fun o a b g received -> added received (arriving o a b -g))

/// In the order of the lab.
let all: Exercise list = [ slopes; passOn ]
