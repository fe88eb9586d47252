module DLWorkbook.Tests.Face.TextTests

open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook

let private words =
    Gen.elements [ "a"; "film"; "extraordinarily"; "not"; "bad"; "pneumonoultramicroscopic" ]
    |> Gen.listOf

let tests =
    testList "text" [
        testCase "lines are as full as they can be"
        <| fun () ->
            Expect.equal (Text.wrap 10 "one two three four") [ "one two"; "three four" ] "two lines"
            Expect.equal (Text.wrap 10 "") [] "nothing"

        testCase "no line is too long, and no letter is lost"
        <| fun () ->
            Check.One(
                Config.QuickThrowOnFailure,
                Prop.forAll (Arb.fromGen (Gen.zip (Gen.choose (1, 30)) words)) (fun (width, words) ->
                    let lines = Text.wrap width (String.concat " " words)

                    let letters (lines: string list) =
                        (String.concat "" lines).Replace(" ", "")

                    lines |> List.forall (fun line -> line.Length <= width)
                    && letters lines = letters words)
            )

        testCase "a start and an ending say where they leave something out"
        <| fun () ->
            Expect.equal (Text.start 2 "one two three") "one two …" "start"
            Expect.equal (Text.ending 2 "one two three") "… two three" "ending"
            Expect.equal (Text.start 3 "one<br /><br />two three") "one two three" "markup is no word"
    ]
