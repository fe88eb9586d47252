/// Answers that no honest function gives, to every exercise: the grader judges them, it does not fall over them.
module DLWorkbook.Tests.Grading.OddAnswerTests

open System
open Expecto
open DLWorkbook.Checking

let private mapCells (change: float -> float) (cells: Cells) =
    match cells with
    | Cells.Reals cells -> Cells.Reals(Array.map change cells)
    | Cells.Wholes cells -> Cells.Wholes(Array.map (float >> change >> int64) cells)

let private resized (count: int) (cells: Cells) =
    let fit (items: 'item[]) =
        Array.init count (fun index ->
            if items.Length = 0 then
                Unchecked.defaultof<'item>
            else
                items[index % items.Length])

    match cells with
    | Cells.Reals cells -> Cells.Reals(fit cells)
    | Cells.Wholes cells -> Cells.Wholes(fit cells)

/// A block of another shape, its numbers repeated or dropped until they fit.
let private shaped (shape: int64 list) (block: Block) = {
    block with
        Shape = shape
        Cells = resized (int (List.fold (*) 1L shape)) block.Cells
}

let rec private everyBlock (change: Block -> Block) (value: Value) =
    match value with
    | Value.Block block -> Value.Block(change block)
    | Value.Group(grouping, members) -> Value.Group(grouping, members |> List.map (everyBlock change))
    | other -> other

let rec private everyGroup (change: Grouping -> Value list -> Value) (value: Value) =
    match value with
    | Value.Group(grouping, members) -> change grouping (members |> List.map (everyGroup change))
    | other -> other

/// What is made of a right answer.
let private oddities: (string * (Value -> Value)) list = [
    "nothing", (fun _ -> Value.unit)
    "a text", (fun _ -> Value.Text "passed")
    "a text that is no text", (fun _ -> Value.Text "\uD800\u0000")
    "a function", (fun _ -> Value.Function "sine")
    "a function that there is not", (fun _ -> Value.Function "passed")
    "a number", (fun _ -> Value.number 0.0)
    "no numbers", everyBlock (fun block -> shaped (List.map (fun _ -> 0L) block.Shape) block)
    "no rows",
    everyBlock (fun block ->
        match block.Shape with
        | _ :: rest -> shaped (0L :: rest) block
        | [] -> block)
    "one row more",
    everyBlock (fun block ->
        match block.Shape with
        | rows :: rest -> shaped (rows + 1L :: rest) block
        | [] -> block)
    "one row less",
    everyBlock (fun block ->
        match block.Shape with
        | rows :: rest when rows > 0L -> shaped (rows - 1L :: rest) block
        | _ -> block)
    "one axis more", everyBlock (fun block -> { block with Shape = 1L :: block.Shape })
    "axes in another order", everyBlock (fun block -> { block with Shape = List.rev block.Shape })
    "not a number", everyBlock (fun block -> { block with Cells = mapCells (fun _ -> nan) block.Cells })
    "infinities",
    everyBlock (fun block -> {
        block with
            Cells = mapCells (fun _ -> -infinity) block.Cells
    })
    "huge numbers", everyBlock (fun block -> { block with Cells = mapCells (fun _ -> 1e308) block.Cells })
    "negative numbers",
    everyBlock (fun block -> {
        block with
            Cells = mapCells (fun value -> -1.0 - abs value) block.Cells
    })
    "another type of numbers",
    everyBlock (fun block -> {
        block with
            Element = Element.Int32
            Cells = Cells.Wholes(Array.create block.Cells.Count Int64.MaxValue)
    })
    "another holder", everyBlock (fun block -> { block with Holder = Holder.Tensor })
    "empty groups", everyGroup (fun grouping _ -> Value.Group(grouping, []))
    "a member less",
    everyGroup (fun grouping members -> Value.Group(grouping, List.truncate (members.Length - 1) members))
    "a member more", everyGroup (fun grouping members -> Value.Group(grouping, members @ members))
    "members in another order", everyGroup (fun grouping members -> Value.Group(grouping, List.rev members))
    "another grouping", everyGroup (fun _ members -> Value.Group(Grouping.Case "Passed", members))
    "itself in itself", (fun value -> Value.Group(Grouping.Tuple, [ value; value ]))
]

/// What is said of the arguments afterwards.
let private afterwards: (string * (Value list -> Value list)) list = [
    "as they were", id
    "none", (fun _ -> [])
    "too many", (fun inputs -> inputs @ inputs)
    "other things", List.map (fun _ -> Value.Text "x")
    "nothing in them", List.map (everyBlock (fun block -> shaped (List.map (fun _ -> 0L) block.Shape) block))
]

let private examine (exercise: Exercise) (reference: Computation) odd after shares =
    let ask (inputs: Value list) =
        let output, _ = reference.Call inputs

        Reply.Answer {
            Output = odd output
            InputsAfter = after inputs
            Shares = shares
        }

    Examiner.examine exercise.Id [] (Func<Value list, Reply> ask)

/// Every exercise with its reference.
let private exercises = [
    for exercise in Catalogue.all do
        match exercise.Reference with
        | Some reference -> exercise, reference
        | _ -> ()
]

let tests =
    testList "Grading.OddAnswers" [
        for exercise, reference in exercises do
            testCase $"{exercise.Id} judges odd answers" (fun () ->
                for name, odd in oddities do
                    let examined = examine exercise reference odd id []
                    Expect.equal examined.Checks.Length exercise.Checks.Length name

                for name, after in afterwards do
                    let examined = examine exercise reference id after []

                    if name = "none" then
                        Expect.isFalse (examined.Checks |> Array.exists _.Held) name

                let shared =
                    examine exercise reference id id [
                        Sharing.Argument 99
                        Sharing.Argument -7
                        Sharing.PreviousAnswer
                    ]

                Expect.isFalse (shared.Checks |> Array.exists _.Held) "what shares memory with anything is wrong")
    ]
