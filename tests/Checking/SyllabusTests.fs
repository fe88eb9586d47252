module DLWorkbook.Tests.Checking.SyllabusTests

open Expecto
open DLWorkbook.Checking

let private right =
    """labs:
  - file: lab9_x.fsx
    title: A title
    minutes: 30
    exercises:
      - id: "9.1"
        title: one
        points: 1.5
        hints:
          - gentle
          - plain
"""

let private faults (text: string) =
    try
        Syllabus.parse "labs.yaml" text |> ignore
        failtest "expected faults"
    with :? SyllabusException as fault ->
        fault.Message

let private changed (before: string) (after: string) = faults (right.Replace(before, after))

let tests =
    testList "the syllabus" [
        testCase "labs and exercises are read in order"
        <| fun () ->
            Expect.equal
                (Syllabus.parse "labs.yaml" right)
                [
                    {
                        File = "lab9_x.fsx"
                        Title = "A title"
                        Minutes = 30
                        Exercises = [
                            {
                                Id = "9.1"
                                Title = "one"
                                Points = 1.5
                                GentleHint = "gentle"
                                PlainHint = "plain"
                            }
                        ]
                    }
                ]
                "as written"

        testCase "a lab is found by its script's name, with folder and ending or without"
        <| fun () ->
            let labs = Syllabus.parse "labs.yaml" right

            for name in [ "lab9_x"; "labs/lab9_x.fsx"; "/some/where/lab9_x.fsx" ] do
                Expect.isSome (Syllabus.tryLab name labs) name

            Expect.isNone (Syllabus.tryLab "lab9" labs) "another name"

        testCase "each fault names its line and what was expected"
        <| fun () ->
            Expect.equal
                (changed "    minutes: 30\n" "")
                "labs.yaml:2: expected the key \"minutes\" in a lab, got none"
                "missing"

            Expect.stringStarts
                (changed "minutes: 30" "minutes: soon")
                "labs.yaml:4: expected minutes as a number above 0, got \"soon\""
                "no number"

            Expect.stringStarts
                (changed "points: 1.5" "points: -1")
                "labs.yaml:8: expected points as a number above 0"
                "negative"

            Expect.stringStarts
                (changed "          - plain\n" "")
                "labs.yaml:10: expected two hints, gentle then plain, got 1"
                "one hint"

            Expect.stringStarts (changed "title: one" "titel: one") "labs.yaml:6: expected the key \"title\"" "misspelt"
            Expect.stringContains (changed "title: one" "titel: one") "labs.yaml:7: expected one of the keys" "unknown"

            Expect.stringStarts
                (changed "lab9_x.fsx" "../x.fsx")
                "labs.yaml:2: expected the name of an .fsx file"
                "a path"

            Expect.stringContains
                (faults (
                    right
                    + "  - file: lab9_x.fsx\n    title: t\n    minutes: 1\n    exercises: []\n"
                ))
                "expected each file once"
                "twice"

            Expect.stringStarts (faults "labs: 3") "labs.yaml:1: expected a list of labs" "no list"
            Expect.stringStarts (faults "- a") "labs.yaml:1: expected the syllabus with keys" "no keys"
            Expect.stringStarts (faults "") "labs.yaml:1:" "empty"
            Expect.stringContains (faults "labs: [\n") "labs.yaml:" "no YAML"

        testCase "all faults are told at once"
        <| fun () ->
            let told =
                (right.Replace("minutes: 30", "minutes: 0").Replace("points: 1.5", "points: x")
                 |> faults)
                    .Split
                    '\n'

            Expect.equal told.Length 2 "two"
    ]
