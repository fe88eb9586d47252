/// Submissions of students who did what they could: each gets exactly its due.
module DLWorkbook.Tests.Grading.HonestTests

open System
open System.Text
open System.Text.RegularExpressions
open Expecto
open DLWorkbook.Checking
open DLWorkbook.Grading
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Grading.Written

let private lab1b = "lab1b_mlp_scratch"

/// What a lab's assignment asks for, with the points of the syllabus. The clocks are slow ones: other tests run meanwhile.
let private assignmentFor (name: string) (wanted: string -> bool) =
    let entry = LabFiles.syllabus () |> List.find (fun lab -> lab.Name = name)

    Assignment(
        Lab = name,
        Title = entry.Title,
        Directives = [| "#load \"../scripts/workbook.fsx\"" |],
        Exercises = [|
            for exercise in entry.Exercises do
                if wanted exercise.Id then
                    AssignmentExercise(Id = exercise.Id, Title = exercise.Title, Points = exercise.Points)
        |],
        Limits =
            GradingLimits(
                CallGrace = TimeSpan.FromSeconds 30.0,
                Exercise = TimeSpan.FromMinutes 3.0,
                Compilation = TimeSpan.FromMinutes 2.0
            )
    )

let private grade (assignment: Assignment) (script: byte[]) : ExerciseResult list =
    let plan =
        GradingPlan(
            Course = Course ".",
            Assignment = assignment,
            Hidden = HiddenSeeds(assignment.Lab, [| 314159L; 271828L |])
        )

    SubmissionGrader(plan, Boxed.sandbox (), compilers ()).GradeScriptAsync(script, 0).GetAwaiter().GetResult()
    |> List.ofSeq

/// How an exercise ends that does not pass, and its points.
type private Due = string * Verdict * float

/// Every exercise passes with all of its points, but for those that are named.
let private expectDue (assignment: Assignment) (but: Due list) (script: byte[]) : ExerciseResult list =
    let results = grade assignment script

    let shown (id: string) (verdict: Verdict) (points: float) = $"{id} {verdict} {points}"

    Expect.equal
        [ for result in results -> shown result.Exercise result.Verdict result.Points ]
        [
            for exercise in assignment.Exercises ->
                match but |> List.tryFind (fun (id, _, _) -> id = exercise.Id) with
                | Some(id, verdict, points) -> shown id verdict points
                | None -> shown exercise.Id Verdict.Passed exercise.Points
        ]
        (String.concat "\n" [
            for result in results do
                if result.Reason <> "" then
                    $"{result.Exercise}: {result.Reason}"

                for check in result.Checks do
                    if not check.Held then
                        $"{result.Exercise}, {check.Check}: {check.Fault}"
        ])

    results

/// Lab 1b without its last exercise, which trains nets: for most of these tests its first seven are enough.
let private seven = lazy (assignmentFor lab1b (fun id -> id <> "1b.8"))

let private eight = lazy (assignmentFor lab1b (fun _ -> true))

let private todo ids : Due list = [ for id in ids -> id, Verdict.Todo, 0.0 ]

let private notCompiled ids : Due list = [ for id in ids -> id, Verdict.NotCompiled, 0.0 ]

let private solved = lazy (lab lab1b)

let private template = lazy (LabSource.strip lab1b solved.Value)

let private lines (text: string) =
    text.Trim('\n').Split '\n' |> List.ofArray

/// Another body for an exercise's function.
let private body (id: string) (text: string) (script: string) : string =
    script
    |> LabSource.fill lab1b (fun region ->
        if region.Exercise = Some id then
            Some [ for line in lines text -> if line = "" then "" else "    " + line ]
        else
            None)

/// Lines of the student's own above the first exercise.
let private above (text: string) (script: string) : string =
    script.Replace("(** ### Exercise 1b.1", text.Trim('\n') + "\n\n(** ### Exercise 1b.1")

let private replace (before: string) (after: string) (script: string) : string =
    if not (script.Contains before) then
        failtest $"expected \"{before}\" in the script"

    script.Replace(before, after)

let private utf8 (script: string) = Encoding.UTF8.GetBytes script

/// A whole student: bodies for the first exercises, the others left as holes.
let private student (bodies: string list) =
    (template.Value, List.indexed bodies)
    ||> List.fold (fun script (index, text) -> body $"1b.{index + 1}" text script)

let private whole: (string * (unit -> byte[]) * Due list) list = [
    "all solved", (fun () -> utf8 solved.Value), []
    "nothing done yet", (fun () -> utf8 template.Value), todo [ for i in 1..7 -> $"1b.{i}" ]
    "with functions of arrays, two exercises left",
    (fun () -> utf8 (student Scripts.functional)),
    todo [ "1b.6"; "1b.7" ]
    "with loops and values that change", (fun () -> utf8 (student Scripts.imperative)), todo [ "1b.6"; "1b.7" ]
    "with lists and helpers inside, made for two inputs alone",
    (fun () -> utf8 (student Scripts.helpers)),
    [ "1b.2", Verdict.Partly, 1.33; "1b.3", Verdict.Failed, 0.0 ]
    @ todo [ "1b.6"; "1b.7" ]
    "with other names, comments and blank lines",
    (fun () -> utf8 (student Scripts.imperative |> Scripts.disguised)),
    todo [ "1b.6"; "1b.7" ]
    "Windows' line ends", (fun () -> utf8 (solved.Value.Replace("\n", "\r\n"))), []
    "a byte order mark", (fun () -> Array.append (Encoding.UTF8.GetPreamble()) (utf8 solved.Value)), []
    "no line end at the end", (fun () -> utf8 (solved.Value.TrimEnd())), []
    "nothing but the functions",
    (fun () ->
        Regex.Matches(solved.Value, @"\[<Exercise ""1b\.[1-7]"">\].*?(?=\nCheck\.exercise)", RegexOptions.Singleline)
        |> Seq.map _.Value
        |> String.concat "\n\n"
        |> fun functions ->
            let types =
                Regex.Match(solved.Value, @"type Net = .*?\n    total\n", RegexOptions.Singleline).Value

            utf8 ("open DLWorkbook\n\n" + types + "\n\n" + functions)),
    []
    "an empty file", (fun () -> [||]), todo [ for i in 1..7 -> $"1b.{i}" ]
]

let private bodies: (string * string * string * Due list) list = [
    "a hole that is left", "1b.3", "Check.todo ()", todo [ "1b.3" ]
    "a hole behind some work", "1b.3", "let w1, b1, w2, _ = net\nCheck.todo ()", todo [ "1b.3" ]
    "a type that does not fit", "1b.2", "\"not yet\"", notCompiled [ "1b.2" ]
    "a bracket that is never closed", "1b.2", "let w1, b1, w2, b2 = (net\nw1, [||]", notCompiled [ "1b.2" ]
    "a string that never ends", "1b.4", "failwith \"not yet", notCompiled [ "1b.4" ]
    "a comment that never ends", "1b.4", "(* not yet", notCompiled [ "1b.4" ]
    "a misspelt name",
    "1b.1",
    "Array.map2 (fun y a -> -logg(if y = 1.0 then a else 1.0 - a)) targets outputs |> Array.average",
    notCompiled [ "1b.1" ]
    "tabs",
    "1b.1",
    "let costs = Array.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs\n\tArray.average costs",
    notCompiled [ "1b.1" ]
    "half a line", "1b.6", "let right =", notCompiled [ "1b.6" ]
    "the function of another exercise",
    "1b.3",
    "let hidden, outputs = forward net x\nlet w1, b1, w2, _ = net\nlet rows = targets.Length\nlet dz2 = Array.map2 (fun a y -> (a - y) / float rows) outputs targets\nlet dz1 = hidden |> Array2D.mapi (fun i j h -> if h > 0.0 then dz2[i] * w2[j] else 0.0)\n(w1 |> Array2D.mapi (fun k j _ -> sum rows (fun i -> x[i, k] * dz1[i, j]))), (b1 |> Array.mapi (fun j _ -> sum rows (fun i -> dz1[i, j]))), (w2 |> Array.mapi (fun j _ -> sum rows (fun i -> hidden[i, j] * dz2[i]))), Array.sum dz2",
    []
    "what the lab calls another exercise's function",
    "1b.6",
    "let mean = cost [| 1.0 |] [| 1.0 |]\nArray.map2 (fun y a -> if (if y = 1.0 then a > 0.5 else a <= 0.5) then 1.0 else mean) targets outputs |> Array.average",
    []
    "much that is printed",
    "1b.1",
    "for i in 1..2000 do\n    printfn \"row %d of %d\" i targets.Length\nArray.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs |> Array.average",
    []
    "warnings on the error stream",
    "1b.1",
    "eprintfn \"Warning: %d rows\" targets.Length\nSystem.Console.Error.WriteLine \"deprecated\"\nArray.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs |> Array.average",
    []
    "slow but right", "1b.4", "System.Threading.Thread.Sleep 150\nzip (fun w dw -> w - rate * dw) net gradient", []
    "much memory for a while",
    "1b.4",
    "let scratch = Array.zeroCreate<float> 10_000_000\nzip (fun w dw -> w - rate * dw + scratch[7]) net gradient",
    []
    "on all processors",
    "1b.1",
    "Array.zip targets outputs |> Array.Parallel.map (fun (y, a) -> -log(if y = 1.0 then a else 1.0 - a)) |> Array.average",
    []
    "asynchronously",
    "1b.4",
    "async { return zip (fun w dw -> w - rate * dw) net gradient } |> Async.RunSynchronously",
    []
    "with a task", "1b.4", "(task { return zip (fun w dw -> w - rate * dw) net gradient }).Result", []
    "with an exception that it catches",
    "1b.1",
    "let one y a = try (if y = 1.0 then -log a elif y = 0.0 then -log(1.0 - a) else failwith \"no class\") with Failure _ -> 0.0\nArray.map2 one targets outputs |> Array.average",
    []
    "a warning of the compiler",
    "1b.1",
    "let [ first ] = [ 0.0 ]\nlet unused = 3\nfirst + (Array.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs |> Array.average)",
    []
    "an unused solution behind a condition",
    "1b.1",
    "#if FINISHED\nnonsense here \"\n#endif\nArray.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs |> Array.average",
    []
    "settings of the lab",
    "1b.5",
    "let keep = if settings.Beta > 0.0 then beta else beta\nzip (fun v dw -> keep * v + (1.0 - keep) * dw) velocity gradient",
    []
    "LINQ",
    "1b.1",
    "System.Linq.Enumerable.Average(System.Linq.Enumerable.Zip(targets, outputs, (fun y a -> -log(if y = 1.0 then a else 1.0 - a))))",
    []
    "an old attempt in a comment",
    "1b.4",
    "(*\n[<Exercise \"1b.4\">]\nlet update rate gradient net = net\n*)\nzip (fun w dw -> w - rate * dw) net gradient",
    []
]

let private edits: (string * (string -> string) * Due list) list = [
    "a function that was taken out",
    (fun script ->
        Regex.Replace(script, @"\[<Exercise ""1b\.4"">\].*?(?=\nCheck\.exercise)", "", RegexOptions.Singleline)),
    todo [ "1b.4" ]
    "a module of helpers",
    above "module Helpers =\n    /// σ\n    let sigmoid z = 1.0 / (1.0 + exp -z)\n\nopen Helpers"
    >> replace "1.0 / (1.0 + exp -(logit i))" "sigmoid (logit i)",
    []
    "a module of helpers that does not compile",
    above "module Helpers =\n    let sigmoid z = 1.0 / (1.0 + exp -z\n\nopen Helpers"
    >> replace "1.0 / (1.0 + exp -(logit i))" "sigmoid (logit i)",
    notCompiled [ "1b.2" ]
    "an operator of its own",
    above "let (.*.) (a: float[]) (b: float[]) = Array.map2 (*) a b |> Array.sum"
    >> replace "b2 + sum units (fun j -> hidden[i, j] * w2[j])" "b2 + (hidden[i, *] .*. w2)",
    []
    "types of its own",
    above
        "type Class =\n    | Outer\n    | Inner\n    member this.Cost a = match this with Outer -> -log (1.0 - a) | Inner -> -log a\n\ntype Row = { Class: Class; Output: float }"
    >> body
        "1b.1"
        "[| for i in 0 .. targets.Length - 1 -> { Class = (if targets[i] = 1.0 then Inner else Outer); Output = outputs[i] } |]\n|> Array.averageBy (fun row -> row.Class.Cost row.Output)",
    []
    "active patterns",
    above "let (|Inner|Outer|) y = if y > 0.5 then Inner else Outer"
    >> body
        "1b.1"
        "Array.map2 (fun y a -> match y with Inner -> -log a | Outer -> -log (1.0 - a)) targets outputs |> Array.average",
    []
    "opens of its own",
    replace
        "open DLWorkbook.Core.Data\n"
        "open DLWorkbook.Core.Data\nopen System\nopen System.Collections.Generic\nopen System.Diagnostics\n"
    >> body
        "1b.1"
        "let costs = List<float>()\nlet watch = Stopwatch.StartNew()\nfor i in 0 .. targets.Length - 1 do\n    costs.Add(-Math.Log(if targets[i] = 1.0 then outputs[i] else 1.0 - outputs[i]))\nwatch.Stop()\nSeq.average costs",
    []
    "a library of the workbook",
    replace "open DLWorkbook.Core.Data\n" "open DLWorkbook.Core.Data\nopen MathNet.Numerics\n"
    >> replace "1.0 / (1.0 + exp -(logit i))" "SpecialFunctions.Logistic(logit i)",
    []
    "a cache that it fills",
    above
        "let cache = System.Collections.Generic.Dictionary<float, float>()\n\nlet slowExp x =\n    match cache.TryGetValue x with\n    | true, known -> known\n    | _ ->\n        let value = exp x\n        cache[x] <- value\n        value"
    >> replace "1.0 / (1.0 + exp -(logit i))" "1.0 / (1.0 + slowExp -(logit i))",
    []
    "a function that gives a function",
    replace
        "let momentum (beta: float) (velocity: Net) (gradient: Net) : Net ="
        "let momentum (beta: float) : Net -> Net -> Net ="
    >> body "1b.5" "zip (fun v dw -> beta * v + (1.0 - beta) * dw)",
    []
    "a function that is a value",
    replace
        "let shareRight (targets: float[]) (outputs: float[]) : float ="
        "let shareRight: float[] -> float[] -> float ="
    >> body
        "1b.6"
        "fun targets outputs -> Array.map2 (fun y a -> if (if y = 1.0 then a > 0.5 else a <= 0.5) then 1.0 else 0.0) targets outputs |> Array.average",
    []
    "other names of parameters, and no types where they are plain",
    replace "let update (rate: float) (gradient: Net) (net: Net) : Net =" "let update α ∇ (gammelt: Net) ="
    >> replace "∇" "stigning"
    >> body "1b.4" "zip (fun vekt helning -> vekt - α * helning) gammelt stigning",
    []
    "two versions, the second one counts",
    replace
        "Check.exercise \"1b.4\""
        "[<Exercise \"1b.4\">]\nlet updateAgain (rate: float) (gradient: Net) (net: Net) : Net =\n    net\n\nCheck.exercise \"1b.4\"",
    [ "1b.4", Verdict.Failed, 0.0 ]
    "warnings switched off and the clock on",
    (fun script -> replace "open DLWorkbook\n" "#nowarn \"25\"\n#time \"on\"\n\nopen DLWorkbook\n" script),
    []
    "two exercises that do not compile, of two kinds",
    body "1b.1" "targets" >> body "1b.5" "zip (fun v dw -> (",
    notCompiled [ "1b.1"; "1b.5" ]
    "the order changed", Scripts.reordered, []
]

/// A mistake, its verdict, and the points: none where no check with drawn inputs holds.
let private mistakes: (string * string * string * Due list) list = [
    "a sum in the place of the mean",
    "1b.1",
    "Array.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs |> Array.sum",
    [ "1b.1", Verdict.Failed, 0.0 ]
    "the wrong sign", "1b.4", "zip (fun w dw -> w + rate * dw) net gradient", [ "1b.4", Verdict.Failed, 0.0 ]
    "an exception of its own", "1b.4", "invalidOp \"I do not know\"", [ "1b.4", Verdict.Error, 0.0 ]
    "an index out of range",
    "1b.5",
    "let w1, _, _, _ = velocity\nlet first = w1[7, 7]\nzip (fun v dw -> beta * v + (1.0 - beta) * dw + first) velocity gradient",
    [ "1b.5", Verdict.Error, 0.0 ]
]

let private others: (string * (string -> string) * Due list) list = [
    "lab0_tensors", id, []
    "lab0_tensors", body "0.1" "torch.nn.functional.linear(x, weight, bias)", []
    "lab0b_graph", id, []
    "lab1_perceptron", id, []
    "lab1_perceptron", body "1.1" "[| for row in inputs -> sigmoid (bias + Seq.sum (Seq.map2 (*) weights row)) |]", []
    "lab1b2_autodiff", id, []
    "lab1c_mlp_torch", id, []
    "lab1c_mlp_torch",
    body
        "1c.1"
        "let last = layers.Length - 1\n(x, List.indexed layers)\n||> List.fold (fun h (i, (w, b)) ->\n    let z = torch.nn.functional.linear(h, w, b)\n    if i = last then torch.sigmoid z else torch.nn.functional.relu z)",
    []
    "lab1d_loan", id, []
    "lab1d_loan",
    body
        "1d.1"
        "let median = Series.ofValues train |> Stats.median\nlet fill = Array.map (fun v -> if Double.IsNaN v then median else v)\nfill train, fill test",
    []
    "lab1e_mnist", id, []
    "lab1f_backprop", id, []
    "lab1f_backprop", body "1f.3" "torch.allclose(mine, \"other", notCompiled [ "1f.3" ]
    "lab2c_lstm_inside", id, []
    "lab2c_lstm_inside",
    body
        "2c.1"
        "let hidden = cell.shape[1]\nlet a k = logits.narrow(1L, k * hidden, hidden)\nlet next = torch.sigmoid (a 1L) * cell + torch.sigmoid (a 0L) * torch.tanh (a 2L)\ntorch.sigmoid (a 3L) * torch.tanh next, next",
    []
    "lab2c_lstm_inside", body "2c.2" "Check.todo ()", todo [ "2c.2"; "2c.3" ]
]

let private onLab1b name script due =
    testCase name <| fun () -> script () |> expectDue seven.Value due |> ignore

let tests =
    testList "honest submissions" [
        testList "of lab 1b, whole" [
            for name, script, due in whole do
                onLab1b name script due
        ]

        testList "of lab 1b, one exercise in another way" [
            for name, id, text, due in bodies do
                onLab1b name (fun () -> solved.Value |> body id text |> utf8) due
        ]

        testList "of lab 1b, with more than the exercises" [
            for name, edit, due in edits do
                onLab1b name (fun () -> solved.Value |> edit |> utf8) due
        ]

        testList "of lab 1b, with a mistake" [
            for name, id, text, due in mistakes do
                onLab1b name (fun () -> solved.Value |> body id text |> utf8) due
        ]

        testCase "all eight exercises of lab 1b, the last one judged on several seeds"
        <| fun () -> utf8 solved.Value |> expectDue eight.Value [] |> ignore

        testCase "an exercise that stands on a hole is a hole, on one that does not compile is not compiled"
        <| fun () ->
            solved.Value
            |> body "1b.3" "Check.todo ()"
            |> utf8
            |> expectDue eight.Value (todo [ "1b.3"; "1b.8" ])
            |> ignore

            solved.Value
            |> body "1b.3" "net +"
            |> utf8
            |> expectDue eight.Value (notCompiled [ "1b.3"; "1b.8" ])
            |> ignore

        testList "of other labs" [
            for index, (name, edit, due) in List.indexed others do
                testCase $"{name}, {index}"
                <| fun () ->
                    lab name
                    |> edit
                    |> utf8
                    |> expectDue (assignmentFor name (fun _ -> true)) due
                    |> ignore
        ]

        testCase "the compiler's message names the student's own line"
        <| fun () ->
            let script =
                solved.Value |> body "1b.4" "zip (fun w dw -> w - rat * dw) net gradient"

            let line =
                1 + (lines (script.TrimStart '\n') |> List.findIndex _.Contains("rat * dw"))

            let result =
                utf8 script |> expectDue seven.Value (notCompiled [ "1b.4" ]) |> List.item 3

            Expect.stringStarts
                result.Reason
                $"line {line}, column 26: The value or constructor 'rat' is not defined."
                "reason"

        testCase "a stack trace names the student's own line"
        <| fun () ->
            let script = solved.Value |> body "1b.4" "invalidOp \"I do not know\""

            let line =
                1
                + (lines (script.TrimStart '\n') |> List.findIndex _.Contains("I do not know"))

            let result =
                utf8 script
                |> expectDue seven.Value [ "1b.4", Verdict.Error, 0.0 ]
                |> List.item 3

            Expect.stringContains result.Reason "InvalidOperationException: I do not know" "what"
            Expect.stringContains result.Reason $"line {line}" "where"

        testCase "the same submission gets the same results"
        <| fun () ->
            let script =
                solved.Value
                |> body "1b.1" "Array.sum outputs"
                |> body "1b.4" "invalidOp \"no\""
                |> body "1b.6" "1"
                |> utf8

            let shown () = [
                for result in grade seven.Value script ->
                    $"{result.Exercise} {result.Verdict} {result.Points} {result.Reason}"
            ]

            Expect.equal (shown ()) (shown ()) "twice"
    ]
