/// What counts as up to date.
module DLWorkbook.Tests.House.StampTests

open System
open System.IO
open Expecto
open FsCheck
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

let tests =
    let inputs folder : Stamps.Inputs = { Folders = [ folder ]; Files = []; Values = [ "1" ] }

    let write (folder: string) (name: string) (text: string) =
        let file = Path.Combine(folder, name)
        Directory.CreateDirectory(string (Path.GetDirectoryName file)) |> ignore
        File.WriteAllText(file, text)

    let stamped work =
        inTemporaryFolder (fun folder ->
            let source = Path.Combine(folder, "src")
            write source "a.fs" "let a = 1"
            write source "inner/b.fs" "let b = 2"
            write folder "out.dll" "binary"
            let stamp = Path.Combine(folder, "stamps", "build")
            Stamps.write stamp (Stamps.fingerprint (inputs source)) [ Path.Combine(folder, "out.dll") ]
            Expect.isTrue (Stamps.isCurrent stamp (inputs source)) "up to date at first"
            work folder source (fun () -> Stamps.isCurrent stamp (inputs source)))

    let changes: (string * (string -> string -> unit)) list = [
        "edited, to the same length", (fun _ source -> write source "a.fs" "let a = 2")
        "added", (fun _ source -> write source "c.fs" "")
        "removed", (fun _ source -> File.Delete(Path.Combine(source, "inner", "b.fs")))
        "moved", (fun _ source -> File.Move(Path.Combine(source, "a.fs"), Path.Combine(source, "z.fs")))
    ]

    testList "house.stamps" [
        for name, change in changes do
            testCase $"a source that was {name} is out of date"
            <| fun () ->
                stamped (fun folder source current ->
                    change folder source
                    Expect.isFalse (current ()) name)

        testCase "an output that was deleted or truncated is out of date"
        <| fun () ->
            stamped (fun folder _ current ->
                write folder "out.dll" "bin"
                Expect.isFalse (current ()) "truncated"
                File.Delete(Path.Combine(folder, "out.dll"))
                Expect.isFalse (current ()) "deleted")

        testCase "build outputs among the sources, and touching a file, change nothing"
        <| fun () ->
            stamped (fun _ source current ->
                write source "obj/a.cache" "new"
                write source "inner/bin/a.dll" "new"
                File.SetLastWriteTimeUtc(Path.Combine(source, "a.fs"), DateTime.UtcNow.AddHours 1.)
                Expect.isTrue (current ()) "still up to date")

        testCase "work that is interrupted is done again, work that was finished is not"
        <| fun () ->
            stamped (fun folder source _ ->
                let stamp = Path.Combine(folder, "stamps", "build")
                write source "a.fs" "let a = 3"

                let interrupted () =
                    Stamps.guard stamp (inputs source) (fun () -> failwith "Ctrl-C") |> ignore

                Expect.throws interrupted "the interruption is passed on"
                Expect.isFalse (File.Exists stamp) "no stamp is left"
                let mutable runs = 0

                let finished () =
                    Stamps.guard stamp (inputs source) (fun () ->
                        runs <- runs + 1
                        Seq.empty, "")

                Expect.equal (finished ()) (Say.Done "") "done"
                Expect.equal (finished ()) Say.UpToDate "not again"
                Expect.equal runs 1 "once")

        testCase "a source edited while the work runs is not taken for built"
        <| fun () ->
            stamped (fun folder source current ->
                let stamp = Path.Combine(folder, "stamps", "build")
                write source "a.fs" "let a = 4"

                Stamps.guard stamp (inputs source) (fun () ->
                    write source "a.fs" "let a = 5"
                    Seq.empty, "")
                |> ignore

                Expect.isFalse (current ()) "out of date")

        testCase "each value, file name and content counts towards the fingerprint"
        <| fun () ->
            let print values =
                Stamps.fingerprint { Folders = []; Files = []; Values = values }

            Check.QuickThrowOnFailure(fun (a: int list) (b: int list) ->
                (a = b) = (print (List.map string a) = print (List.map string b)))

            Expect.notEqual (print [ "ab"; "c" ]) (print [ "a"; "bc" ]) "where one value ends counts"
    ]
