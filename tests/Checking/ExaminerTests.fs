/// Examinations with several seeds, as the grader asks for them.
module DLWorkbook.Tests.Checking.ExaminerTests

open System
open Expecto
open DLWorkbook
open DLWorkbook.Checking

/// Examines a function of this process through the text of its replies.
let private examine id (answer: 'a -> 'b) =
    let examinee = Examinee.ofFunction 5.0 answer
    Examiner.examine id [ 7L; 8L ] (Func<_, _>(Examinee.ofText (Examinee.respond examinee)))

/// The cost of exercise 1b.1, right everywhere.
let private cost (targets: float[]) (outputs: float[]) : float =
    Array.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) targets outputs
    |> Array.average

let tests =
    testList "the examiner" [
        testCase "a right answer holds everywhere, with more comparisons than one seed gives"
        <| fun () ->
            let examined = examine "1b.1" cost
            Expect.equal examined.End ExaminationEnd.Finished "end"
            Expect.all examined.Checks _.Held "every check holds"

            // Five cases with each of three seeds, one number each.
            let drawn = examined.Checks |> Array.find _.IsTelling
            Expect.equal drawn.Comparisons 15 "comparisons"

        testCase "a known mistake is named, with what was expected and what came"
        <| fun () ->
            let examined =
                examine "1b.1" (fun (targets: float[]) (outputs: float[]) ->
                    Array.map2 (fun y a -> -y * log a) targets outputs |> Array.average)

            let drawn = examined.Checks |> Array.find _.IsTelling
            Expect.isFalse drawn.Held "drawn"
            Expect.stringContains drawn.Mistakes[0] "only the rows with target 1" "mistake"
            Expect.isNotNull drawn.Expected "expected"
            Expect.isNotNull drawn.Got "got"
            Expect.isNonEmpty drawn.Given "the visible inputs are shown"

        testCase "what fails with hidden inputs alone keeps them hidden"
        <| fun () ->
            // Right for the rows that everyone's seed draws first, wrong for others: it has learnt the visible answers.
            let seen = Collections.Generic.HashSet<float>()
            let visible = ref true
            let calls = ref 0

            let learnt (targets: float[]) (outputs: float[]) =
                calls.Value <- calls.Value + 1
                visible.Value <- calls.Value <= 9
                seen.Add outputs[0] |> ignore
                if visible.Value then cost targets outputs else 0.0

            let drawn = (examine "1b.1" learnt).Checks |> Array.find _.IsTelling
            Expect.isFalse drawn.Held "drawn"
            Expect.isEmpty drawn.Given "no inputs"
            Expect.isNotNull drawn.Expected "expected"

        testCase "an exception in one check leaves the others"
        <| fun () ->
            let examined =
                examine "1b.1" (fun (targets: float[]) (outputs: float[]) ->
                    if outputs |> Array.contains 1.0 then
                        failwith "no certainty here"

                    cost targets outputs)

            Expect.equal (examined.Checks |> Array.map _.Held) [| true; true; false |] "held"
            Expect.isTrue examined.Checks[2].Raised "raised"

        testCase "a hole ends it, and so does a lost process: nothing holds then"
        <| fun () ->
            let unsolved =
                examine "1b.1" (fun (_: float[]) (_: float[]) -> (Check.todo (): float))

            Expect.equal unsolved.End ExaminationEnd.Unsolved "hole"

            let calls = ref 0
            let examinee = Examinee.ofFunction 5.0 cost

            let lost (inputs: Value list) =
                calls.Value <- calls.Value + 1

                if calls.Value > 9 then
                    Reply.Lost "the process ended"
                else
                    examinee inputs

            let examined = Examiner.examine "1b.1" [ 7L ] (Func<_, _> lost)
            Expect.equal examined.End ExaminationEnd.Lost "lost"
            Expect.all examined.Checks (fun check -> not check.Held) "nothing holds"

        testCase "a text that is no reply fails"
        <| fun () ->
            for text in [ ""; "{}"; "nonsense"; "{\"reply\":\"answer\"}"; "[]"; "null" ] do
                let examined =
                    Examiner.examine "1b.1" [ 7L ] (Func<_, _>(Examinee.ofText (fun _ -> text)))

                Expect.all examined.Checks (fun check -> not check.Held) $"after {text}"

        testCase "no lazy answer earns a check that tells something: zeros, ones and an argument given back"
        <| fun () ->
            let earned = ResizeArray()

            let rec fill value it =
                match it with
                | Value.Block block ->
                    let cells =
                        match block.Cells with
                        | Cells.Reals cells -> Cells.Reals(Array.create cells.Length value)
                        | Cells.Wholes cells -> Cells.Wholes(Array.create cells.Length (int64 value))

                    Value.Block { block with Cells = cells }
                | Value.Group(grouping, members) -> Value.Group(grouping, List.map (fill value) members)
                | other -> other

            for exercise in Catalogue.all do
                match exercise.Reference with
                | None -> ()
                | Some reference ->
                    let answering shares (answer: Value list -> Value) : Func<Value list, Reply> =
                        Func<_, _>(fun inputs ->
                            Reply.Answer {
                                Output = answer inputs
                                InputsAfter = snd (reference.Call inputs)
                                Shares = shares
                            })

                    let right inputs = fst (reference.Call inputs)

                    let lazyAnswers = [
                        "zeros", answering [] (right >> fill 0.0)
                        "ones", answering [] (right >> fill 1.0)
                        for index in 0 .. exercise.ParameterNames.Length - 1 do
                            exercise.ParameterNames[index], answering [ Sharing.Argument index ] (List.item index)
                    ]

                    if exercise.Updates.IsEmpty then
                        for name, answer in lazyAnswers do
                            let examined = Examiner.examine exercise.Id [ 7L ] answer

                            for check in examined.Checks do
                                if check.IsTelling && check.Held then
                                    earned.Add $"{exercise.Id}, \"{check.Name}\", answered with {name}"

            Expect.isEmpty earned "checks that a lazy answer passes: say so with Exercise.edge"
    ]
