/// Lab 1b as it is given out, and solved by students who do not know each other.
module DLWorkbook.Tests.Grading.Scripts

open System.IO
open System.Text.RegularExpressions
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking

/// The lab with its solutions.
let solved =
    lazy (File.ReadAllText(Path.Combine(LabFiles.house, "labs", "lab1b_mlp_scratch.fsx")))

/// The lab as students get it.
let template = lazy (LabSource.strip "lab1b_mlp_scratch.fsx" solved.Value)

let private indented (body: string) =
    body.Trim('\n').Split '\n'
    |> Array.map (fun line -> if line = "" then line else "    " + line)
    |> String.concat "\n"

/// The template with these bodies in the holes of its first exercises.
let fill (bodies: string list) : string =
    let mutable left = bodies

    Regex.Replace(
        template.Value,
        @"    // BEGIN SOLUTION\n    Check\.todo \(\)\n    // END SOLUTION",
        fun hole ->
            match left with
            | body :: rest ->
                left <- rest
                indented body
            | [] -> hole.Value
    )

/// With functions of arrays.
let functional = [
    """
Array.zip targets outputs
|> Array.averageBy (fun (y, a) -> if y > 0.5 then -(log a) else -(log (1.0 - a)))
"""
    """
let (w1, b1, w2, b2) = net
let dot i j = Seq.sum (seq { for k in 0 .. Array2D.length2 x - 1 -> x[i, k] * w1[k, j] })
let h = Array2D.init (Array2D.length1 x) b1.Length (fun i j -> let z = dot i j + b1[j] in if z > 0.0 then z else 0.0)
let outs =
    [| for i in 0 .. Array2D.length1 x - 1 ->
        let z = Array.fold2 (fun acc a b -> acc + a * b) b2 h[i, *] w2
        1.0 / (1.0 + exp (-z)) |]
h, outs
"""
    """
let (_, b1, w2, _) = net
let m = float (Array.length targets)
let delta = Array.zip targets outputs |> Array.map (fun (y, a) -> (a - y) / m)
let column j = Array.init targets.Length (fun i -> if hidden[i, j] > 0.0 then delta[i] * w2[j] else 0.0)
let back = Array.init b1.Length column
let dw1 = Array2D.init (Array2D.length2 x) b1.Length (fun k j -> Array.fold2 (fun s xi d -> s + xi * d) 0.0 x[*, k] back[j])
let db1 = back |> Array.map Array.sum
let dw2 = Array.init b1.Length (fun j -> Array.fold2 (fun s h d -> s + h * d) 0.0 hidden[*, j] delta)
(dw1, db1, dw2, Array.sum delta)
"""
    """
let (w1, b1, w2, b2) = net
let (g1, h1, g2, h2) = gradient
Array2D.mapi (fun k j w -> w - rate * g1[k, j]) w1, Array.map2 (fun b g -> b - rate * g) b1 h1, Array.map2 (fun w g -> w - rate * g) w2 g2, b2 - rate * h2
"""
    "zip (fun old fresh -> old * beta + fresh * (1.0 - beta)) velocity gradient"
]

/// With loops and values that change.
let imperative = [
    """
let mutable total = 0.0
for i in 0 .. targets.Length - 1 do
    if targets[i] = 1.0 then
        total <- total - log outputs[i]
    else
        total <- total - log (1.0 - outputs[i])
total / float targets.Length
"""
    """
let w1, b1, w2, b2 = net
let n = x.GetLength 0
let d = x.GetLength 1
let hidden = Array2D.zeroCreate n b1.Length
let result = Array.zeroCreate n
for i in 0 .. n - 1 do
    let mutable s = b2
    for j in 0 .. b1.Length - 1 do
        let mutable z = b1[j]
        for k in 0 .. d - 1 do
            z <- z + w1[k, j] * x[i, k]
        if z > 0.0 then hidden[i, j] <- z
        s <- s + hidden[i, j] * w2[j]
    result[i] <- 1.0 / (1.0 + exp -s)
hidden, result
"""
    """
let w1, b1, w2, b2 = net
let rows = targets.Length
let dw1 = Array2D.zeroCreate (w1.GetLength 0) (w1.GetLength 1)
let db1 = Array.zeroCreate b1.Length
let dw2 = Array.zeroCreate w2.Length
let mutable db2 = 0.0
for i in 0 .. rows - 1 do
    let e = (outputs[i] - targets[i]) / float rows
    db2 <- db2 + e
    for j in 0 .. b1.Length - 1 do
        dw2[j] <- dw2[j] + hidden[i, j] * e
        if hidden[i, j] > 0.0 then
            db1[j] <- db1[j] + e * w2[j]
            for k in 0 .. (w1.GetLength 0) - 1 do
                dw1[k, j] <- dw1[k, j] + x[i, k] * e * w2[j]
dw1, db1, dw2, db2
"""
    "zip (fun weight slope -> weight - slope * rate) net gradient"
    """
let mix v g = beta * v + (1.0 - beta) * g
zip mix velocity gradient
"""
]

/// With lists and helpers of one's own.
let helpers = [
    """
let one y a = match y with | 1.0 -> log a | _ -> log (1.0 - a)
let costs = List.map2 one (List.ofArray targets) (List.ofArray outputs)
-(List.average costs)
"""
    """
let w1, b1, w2, b2 = net
let sigmoid z = if z < 0.0 then exp z / (1.0 + exp z) else 1.0 / (1.0 + exp -z)
let affine i = b1 |> Array.mapi (fun j bias -> bias + sum 2 (fun k -> w1[k, j] * x[i, k]))
let relu = Array.map (fun z -> max z 0.0)
let layer = [ for i in 0 .. Array2D.length1 x - 1 -> relu (affine i) ]
let output row = sigmoid (b2 + (Array.map2 (*) row w2 |> Array.sum))
array2D layer, layer |> List.map output |> Array.ofList
"""
    """
let w1, b1, w2, b2 = net
let error = [| for i in 0 .. outputs.Length - 1 -> (outputs[i] - targets[i]) / float outputs.Length |]
let gate i j = if hidden[i, j] <= 0.0 then 0.0 else 1.0
let through i j = error[i] * w2[j] * gate i j
let over f = sum outputs.Length f
let slopes = Array2D.init 2 b1.Length (fun k j -> over (fun i -> through i j * x[i, k]))
slopes, [| for j in 0 .. b1.Length - 1 -> over (fun i -> through i j) |], [| for j in 0 .. b1.Length - 1 -> over (fun i -> error[i] * hidden[i, j]) |], over (fun i -> error[i])
"""
    """
let down weight slope = weight - rate * slope
(net, gradient) ||> zip down
"""
    """
let keep = beta
let take = 1.0 - beta
(velocity, gradient) ||> zip (fun v d -> keep * v + take * d)
"""
]

/// A script with every name of the student's own changed, comments added and blank lines between lines.
let disguised (script: string) : string =
    let renamed =
        [
            "total", "accumulator"
            "result", "answers"
            "rows", "numberOfRows"
            "dw1", "gradW"
            "db1", "gradB"
            "dw2", "gradV"
            "db2", "gradC"
            "e", "delta"
            "s", "z2"
            "n", "count"
            "d", "dims"
        ]
        |> List.fold
            (fun (text: string) (before, after) -> Regex.Replace(text, $@"(?<![\w.\""])%s{before}\b(?!\w)", after))
            script

    renamed.Split '\n'
    |> Array.mapi (fun number line ->
        if line.StartsWith "    " && number % 3 = 0 then
            line + "   // my own idea\n"
        elif line.StartsWith "    " then
            line.Replace(" + ", "  +  ")
        else
            line)
    |> String.concat "\n"

/// The functions of two exercises in each other's place.
let reordered (script: string) : string =
    let piece (id: string) =
        Regex
            .Match(script, $@"\[<Exercise ""{Regex.Escape id}"">\].*?(?=\nCheck\.exercise)", RegexOptions.Singleline)
            .Value

    let first, second = piece "1b.2", piece "1b.3"

    script.Replace(first, "(*here*)").Replace(second, first).Replace("(*here*)", second)
