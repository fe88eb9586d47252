module DLWorkbook.Tests.Grading.SimilarityTests

open System
open System.Collections.Generic
open Expecto
open DLWorkbook.Grading

let private find (scripts: (string * string) list) =
    let byStudent = Dictionary<string, string>()

    for student, script in scripts do
        byStudent[student] <- script

    SimilarityFinder.Find(byStudent, Scripts.template.Value) |> List.ofSeq

let private names (pairs: SimilarPair list) =
    pairs |> List.map (fun pair -> pair.Student, pair.Other)

let private likeness one other =
    let options = SimilarityOptions(Threshold = 0.001, FewestWords = 1)
    let scripts = Dictionary(dict [ "ada", one; "ben", other ])

    SimilarityFinder.Find(scripts, Scripts.template.Value, options)
    |> Seq.tryHead
    |> Option.map _.Likeness
    |> Option.defaultValue 0.0

let private styles = [ "functional", Scripts.functional; "imperative", Scripts.imperative; "helpers", Scripts.helpers ]

let tests =
    testList "grading: submissions that are alike" [
        testCase "solutions that were found apart are not called alike"
        <| fun () ->
            for name, bodies in styles do
                for other, others in styles do
                    if name < other then
                        let share = likeness (Scripts.fill bodies) (Scripts.fill others)
                        Expect.isLessThan share 0.35 $"{name} beside {other}"

                let share = likeness (Scripts.fill bodies) Scripts.solved.Value
                Expect.isLessThan share 0.35 $"{name} beside the lab's own solution"

        testCase "a copy is alike, renamed, reordered, with other comments and white space too"
        <| fun () ->
            for name, bodies in styles do
                let script = Scripts.fill bodies
                let copy = Scripts.reordered script |> Scripts.disguised
                Expect.notEqual copy script "it differs"
                Expect.isGreaterThan (likeness script script) 0.999 $"{name}: the same"
                Expect.isGreaterThan (likeness script copy) 0.85 $"{name}: disguised"

        testCase "a copy is found in a class, and nobody else"
        <| fun () ->
            let script = Scripts.fill Scripts.imperative

            let pairs =
                find [
                    "ada", Scripts.fill Scripts.functional
                    "ben", script
                    "cem", Scripts.fill Scripts.helpers
                    "dea", Scripts.disguised script
                    "eva", Scripts.solved.Value
                ]

            Expect.equal (names pairs) [ "ben", "dea" ] "the one pair"

        testCase "padding a copy hides nothing: the share of the shorter one counts"
        <| fun () ->
            let script = Scripts.fill Scripts.imperative

            let padding =
                String.Join("\n", [ for i in 1..200 -> $"let unused{i} = {i} * {i} - (3 + {i}) / 2 |> string" ])

            Expect.isGreaterThan (likeness script (script + "\n" + padding)) 0.9 "padded"

        testCase "what was given out does not count"
        <| fun () ->
            Expect.equal (likeness Scripts.template.Value Scripts.template.Value) 0.0 "nothing of their own"
            Expect.equal (find [ "ada", Scripts.template.Value; "ben", Scripts.template.Value ]) [] "no pair"

            let own = Scripts.fill Scripts.functional
            let other = Scripts.fill [ Scripts.imperative[0] ]
            Expect.isLessThan (likeness own other) 0.2 "only the template is the same"

        testCase "what many have in common is common ground, and those who are the same word for word stay a group"
        <| fun () ->
            let script = Scripts.fill Scripts.imperative
            let ring = [ for i in 1..30 -> $"s{i:D2}", script.Replace("total", $"sum{i}") ]
            let pairs = find (("ada", Scripts.fill Scripts.functional) :: ring)
            Expect.equal (names pairs) [ "s01", "s02" ] "one pair stands for them"
            Expect.equal (List.ofSeq pairs.Head.Same) [ for i in 3..30 -> $"s{i:D2}" ] "with the others named"

        testCase "the passages name the lines that are the same"
        <| fun () ->
            let script = Scripts.fill Scripts.imperative
            let copy = "// a line above\n// and another\n" + script
            let pair = find [ "ada", script; "ben", copy ] |> List.exactlyOne
            let lines = script.Split '\n'
            Expect.isNonEmpty pair.Passages "some"

            for passage in pair.Passages do
                Expect.equal passage.OtherFirst (passage.First + 2) "shifted by the two lines"
                Expect.equal passage.OtherLast (passage.Last + 2) "to the end"

            let marked = [
                for passage in pair.Passages do
                    for line in passage.First .. passage.Last -> lines[line - 1].Trim()
            ]

            Expect.contains marked "total <- total - log outputs[i]" "a line of the first exercise"
            Expect.contains marked "dw2[j] <- dw2[j] + hidden[i, j] * e" "a line of the third"
            Expect.isFalse (marked |> List.exists (fun line -> line.StartsWith "Check.")) "nothing that was given"

        testCase "the order of the scripts makes no difference"
        <| fun () ->
            let scripts = [
                "ada", Scripts.fill Scripts.imperative
                "ben", Scripts.disguised (Scripts.fill Scripts.imperative)
                "cem", Scripts.fill Scripts.helpers
                "dea", Scripts.disguised (Scripts.fill Scripts.helpers)
            ]

            let shown pairs =
                pairs
                |> List.map (fun (pair: SimilarPair) -> pair.Student, pair.Other, pair.Share, pair.OtherShare)

            Expect.equal (shown (find (List.rev scripts))) (shown (find scripts)) "the same"

        testCase "prints: two texts with a passage of 16 words in common share one, wherever it stands"
        <| fun () ->
            let tokens kinds =
                kinds |> List.mapi (fun at kind -> CodeToken(kind, at + 1)) |> Array.ofList

            let passage = [ 101 .. 100 + OwnCode.Run + OwnCode.Window - 1 ]

            for before in 0..20 do
                let one = OwnCode("ada", tokens (passage @ [ 1..30 ]), HashSet())

                let other =
                    OwnCode("ben", tokens ([ 201 .. 200 + before ] @ passage @ [ 301..320 ]), HashSet())

                Expect.isTrue (one.Prints.Overlaps other.Prints) $"{before} words before it"

        testCase "options that make no sense are refused together"
        <| fun () ->
            let options = SimilarityOptions(Threshold = Double.NaN, FewestWords = 0)

            let message =
                try
                    SimilarityFinder.Find(Dictionary(), null, options) |> ignore
                    failtest "expected a refusal"
                with :? ArgumentException as fault ->
                    fault.Message

            Expect.stringContains message "Threshold: expected a share above 0 and up to 1, got NaN" "the share"
            Expect.stringContains message "FewestWords: expected at least 1, got 0" "the count"

        testCase "hostile texts are read in time that grows with their length"
        <| fun () ->
            for sign, count, found in
                [
                    '(', 20000, [ "ada", "ben" ]
                    '"', 200000, []
                    '@', 200000, []
                    '$', 200000, []
                    '\'', 200000, []
                    '\\', 200000, []
                ] do
                let text = String(sign, count)
                Expect.equal (names (find [ "ada", text; "ben", text + " x" ])) found $"{count} of {sign}"
    ]
