/// The house itself: the lock file, what is tracked, how packages are chosen, what counts as up to date.
module DLWorkbook.Tests.HouseTests

open System
open System.IO
open System.Text.RegularExpressions
open Expecto
open FsCheck
open DLWorkbook.House

let private house = Path.GetFullPath(Path.Combine(__SOURCE_DIRECTORY__, ".."))

let private inTemporaryFolder (work: string -> unit) =
    let folder = Directory.CreateTempSubdirectory("house").FullName

    try
        work folder
    finally
        Directory.Delete(folder, true)

let private tracked = lazy (Shell.capture house "git" [ "ls-files" ]).Lines

let private lockLines () =
    File.ReadAllLines(Path.Combine(house, "paket.lock"))

let private packageTests =
    testList "packages" [
        testCase "every remote in paket.lock is a variable, never an address"
        <| fun () ->
            let remotes =
                lockLines () |> Array.filter (fun line -> line.Trim().StartsWith "remote:")

            Expect.isGreaterThan remotes.Length 1 "the lock names feeds"

            for remote in remotes do
                Expect.isTrue (Regex.IsMatch(remote, @"^\s+remote: %NUGET_FEED2?%$")) $"'{remote}' is a variable"

        testCase "FSharp.Core is the one that F# Interactive has, in every group"
        <| fun () ->
            let versions =
                lockLines ()
                |> Array.map _.Trim()
                |> Array.filter (fun l -> Regex.IsMatch(l, @"^FSharp\.Core \(\d"))

            Expect.equal versions (Array.create 3 "FSharp.Core (10.1.401)") "pinned in each"

        testCase "the group Upstream names the six, and nothing that every feed has"
        <| fun () ->
            let named =
                File.ReadLines(Path.Combine(house, "paket.dependencies"))
                |> Feeds.packagesOf
                |> snd
                |> List.map (fun package -> $"{package.Name} {package.Version}")
                |> List.sort

            Expect.equal
                named
                [
                    "Deedle 7.0.1"
                    "DiffSharp.Backends.Reference 1.0.7"
                    "DiffSharp.Core 1.0.7"
                    "Expecto 11.1.0"
                    "FSharp.Stats 0.6.0"
                    "Plotly.NET 5.1.0"
                    "TorchSharp 0.107.0"
                    "TorchSharp-cpu 0.107.0"
                ]
                "as designed"

        testCase "only src/Packages asks for the group Upstream"
        <| fun () ->
            let asking =
                tracked.Value
                |> List.filter (fun file -> file.EndsWith "paket.references")
                |> List.filter (fun file -> File.ReadAllText(Path.Combine(house, file)).Contains "group Upstream")

            Expect.equal asking [ "src/Packages/paket.references" ] "one project stands for the six"

        testCase "no tracked file names a package registry or a folder of somebody's machine"
        <| fun () ->
            if not (Directory.Exists(Path.Combine(house, ".git"))) then
                skiptest "not a git checkout"

            let hosts = [
                "api.nuget" + ".org"
                "registry.npm" + "js.org"
                "pypi" + ".org"
                "/nuget/v3/" + "index.json"
            ]

            let homes = Regex("(?<![\\w.~])/(?:root|home/\\w+|Users/\\w+|work|tmp/h)/")

            let isText (file: string) =
                not (Regex.IsMatch(file, @"\.(png|npz|npy|gz|bin|zip)$"))

            let faults = [
                for file in tracked.Value do
                    let path = Path.Combine(house, file)

                    if isText file && File.Exists path then
                        let text = File.ReadAllText path

                        for host in hosts do
                            if text.Contains host then
                                $"{file}: {host}"

                        for found in homes.Matches text do
                            $"{file}: {found.Value}"
            ]

            Expect.equal faults [] "tracked files are everybody's"
    ]

let private testFileTests =
    testList "test files" [
        testCase "one that seeds torch's generator lets nobody else draw from it meanwhile"
        <| fun () ->
            let beside, alone =
                Directory.GetFiles(__SOURCE_DIRECTORY__, "*Tests.fs", SearchOption.AllDirectories)
                |> Array.map (fun file -> Path.GetRelativePath(__SOURCE_DIRECTORY__, file), File.ReadAllText file)
                |> Array.filter (fun (_, text) -> Regex.IsMatch(text, @"\btorch\.manual_seed \S"))
                |> Array.partition (fun (_, text) -> not (Regex.IsMatch(text, @"\nlet tests =\s+testSequenced\b")))

            Expect.isNonEmpty alone "some do"
            Expect.equal (Array.map fst beside) [||] "files whose tests are not wholly sequenced"
    ]

let private wanted: Feeds.Package list = [
    { Name = "TorchSharp"; Version = "0.107.0" }
    { Name = "Deedle"; Version = "7.0.1" }
]

let private ask feed = (Feeds.ask wanted feed).Result

/// Answers every request with what `answer` makes of its path; `None` is a 404.
let private withServer (answer: string -> string option) (work: string -> unit) =
    let port =
        use probe = new Net.Sockets.TcpListener(Net.IPAddress.Loopback, 0)
        probe.Start()
        (probe.LocalEndpoint :?> Net.IPEndPoint).Port

    use server = new Net.HttpListener()
    server.Prefixes.Add $"http://127.0.0.1:{port}/"
    server.Start()

    let serve =
        task {
            let mutable going = true

            while going do
                try
                    let! call = server.GetContextAsync()

                    match answer (string call.Request.Url) with
                    | Some text -> call.Response.OutputStream.Write(ReadOnlySpan(Text.Encoding.UTF8.GetBytes text))
                    | None -> call.Response.StatusCode <- 404

                    call.Response.Close()
                with
                | :? Net.HttpListenerException
                | :? ObjectDisposedException -> going <- false
        }

    work $"http://127.0.0.1:{port}"
    server.Stop()
    serve.Wait()

let private feedTests =
    testList "feeds" [
        testCase "a folder feed has all, flat or in folders by name and version, whatever the case"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                File.WriteAllText(Path.Combine(folder, "torchsharp.0.107.0.nupkg"), "")
                Expect.equal (ask folder) (Feeds.Lacks [ "Deedle" ]) "one of two"
                let inner = Directory.CreateDirectory(Path.Combine(folder, "deedle", "7.0.1"))
                File.WriteAllText(Path.Combine(inner.FullName, "deedle.7.0.1.nupkg"), "")
                Expect.equal (ask folder) Feeds.HasAll "both")

        testCase "a folder that is not there is silent"
        <| fun () -> Expect.equal (ask "/no/such/folder") (Feeds.Silent "the folder does not exist") "named"

        testCase "a feed is asked through its index for exactly the versions"
        <| fun () ->
            let mutable deedle = "7.0.0"
            let mutable address = ""

            let answer (url: string) =
                if url.EndsWith "/index.json" && not (url.Contains "/flat/") then
                    Some $"""{{"resources":[{{"@id":"{address}/flat/","@type":"PackageBaseAddress/3.0.0"}}]}}"""
                elif url.EndsWith "/flat/torchsharp/index.json" then
                    Some """{"versions":["0.106.0","0.107.0"]}"""
                elif url.EndsWith "/flat/deedle/index.json" && deedle <> "" then
                    Some $"""{{"versions":["{deedle}"]}}"""
                else
                    None

            withServer answer (fun at ->
                address <- at
                Expect.equal (ask $"{at}/v3/index.json") (Feeds.Lacks [ "Deedle" ]) "another version does not count"
                deedle <- ""
                Expect.equal (ask $"{at}/v3/index.json") (Feeds.Lacks [ "Deedle" ]) "a missing package is no error"
                deedle <- "7.0.1"
                Expect.equal (ask $"{at}/v3/index.json") Feeds.HasAll "all of them")

        testCase "a feed that answers nonsense, or not at all, has none and says why"
        <| fun () ->
            withServer (fun _ -> Some "<html>") (fun at ->
                Expect.equal (ask $"{at}/index.json") (Feeds.Silent "its answer is no JSON") "nonsense")

            Expect.equal (ask "http://127.0.0.1:1/index.json") (Feeds.Silent "it cannot be reached") "nobody there"

        testCase "a feed that takes the call and stays silent has none"
        <| fun () ->
            use mute = new Net.Sockets.TcpListener(Net.IPAddress.Loopback, 0)
            mute.Start()
            let port = (mute.LocalEndpoint :?> Net.IPEndPoint).Port
            let feed = $"http://127.0.0.1:{port}/index.json"
            let answer = (Feeds.askWithin (TimeSpan.FromSeconds 0.2) wanted feed).Result
            Expect.equal answer (Feeds.Silent "no answer within 0.2 s") "silent"
            Expect.equal Feeds.patience (TimeSpan.FromSeconds 5.) "as designed"

        testCase "the choice is all or none: the first feed with all of them, otherwise bundled"
        <| fun () ->
            let some, none, all = Feeds.Lacks [ "Deedle" ], Feeds.Silent "x", Feeds.HasAll

            let choose answers =
                let decision = Feeds.decide answers
                decision.Choice, decision.MainFeed, decision.UpstreamFeed

            Expect.equal (choose []) (Feeds.Bundled, None, None) "no feed"
            Expect.equal (choose [ "a", all, some; "b", all, none ]) (Feeds.Bundled, Some "a", None) "some is none"

            Expect.equal
                (choose [ "a", some, some; "b", none, all; "c", all, all ])
                (Feeds.Nuget, Some "c", Some "b")
                "each group from the first feed that has it"

        testCase "the reason for the bundled packages is told"
        <| fun () ->
            let why answers =
                (Feeds.decide [ for answer in answers -> "feed", Feeds.HasAll, answer ]).Why

            Expect.equal (why []) "no feed is configured" "none"
            Expect.equal (why [ Feeds.Lacks [ "Deedle" ] ]) "the feed lacks Deedle" "one"
            Expect.equal (why [ Feeds.Lacks [ "A"; "B"; "C" ] ]) "the feed lacks A and 2 more" "three"
            Expect.equal (why [ Feeds.Silent "it answered 401" ]) "the feed could not be asked: it answered 401" "login"
            Expect.equal (why [ Feeds.Lacks []; Feeds.Silent "" ]) "none of 2 feeds has all of them" "several"

        testCase "what is written to workbook.props is read back"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                let file = Path.Combine(folder, "workbook.props")
                Expect.equal (Feeds.ofProps file) None "nothing chosen yet"

                for forced in [ true; false ] do
                    let decision: Feeds.Decision = {
                        Choice = Feeds.Nuget
                        MainFeed = None
                        UpstreamFeed = Some "http://feed/?a=1&b=2"
                        Why = "a < b"
                    }

                    File.WriteAllText(file, Feeds.toProps forced decision)
                    Expect.equal (Feeds.ofProps file) (Some(decision, forced)) "the same")

        testCase "a damaged workbook.props is named"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                let file = Path.Combine(folder, "workbook.props")
                File.WriteAllText(file, "<Project><PropertyGroup>")

                let said =
                    try
                        Feeds.ofProps file |> ignore
                        ""
                    with Say.Failed message ->
                        message

                Expect.stringContains said "workbook.props is damaged" "which file"
                Expect.stringContains said "delete it" "and the mend")
    ]

let private stampTests =
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

    testList "stamps" [
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

/// What the command line of the house in a folder objects to.
let private objectionIn folder arguments =
    try
        let code = Stages.run folder arguments
        failtest $"it ran, and ended with {code}"
    with Say.Failed message ->
        message

let private objection = objectionIn house

let private commandTests =
    testList "command line" [
        testCase "an unknown stage lists those there are"
        <| fun () ->
            let text = objection [ "biuld" ]
            Expect.stringContains text "there is no stage 'biuld'" "named"

            for stage in [ "setup"; "restore"; "build"; "test"; "lab"; "repl"; "bench"; "doctor"; "format" ] do
                Expect.stringContains text stage "listed"

        testCase "an unknown lab, or none, lists those there are"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                Directory.CreateDirectory(Path.Combine(folder, "labs")) |> ignore

                for name in [ "lab10_audio.fsx"; "lab2_rnn.fsx"; "labs.yaml" ] do
                    File.WriteAllText(Path.Combine(folder, "labs", name), "")

                let objects = objectionIn folder

                Expect.equal
                    (objects [ "lab"; "lab99_none" ])
                    "there is no lab 'lab99_none'. There are\n    lab2_rnn\n    lab10_audio"
                    "in order of their numbers"

                Expect.equal (objects [ "lab" ]) "lab: which one? There are\n    lab2_rnn\n    lab10_audio" "asks")

        testCase "an option that a stage does not have is named beside those it has"
        <| fun () ->
            let text = objection [ "format"; "--chek" ]
            Expect.stringContains text "format: there is no option '--chek'" "named"
            Expect.stringContains text "--check" "listed"

        testCase "an unknown package set lists the valid ones"
        <| fun () ->
            for arguments in [ [ "build"; "--packages"; "real" ]; [ "build"; "--packages" ] ] do
                Expect.stringContains (objection arguments) "nuget, bundled and auto" "listed"

        testCase "build.fsx itself answers, and ends with the stage's code"
        <| fun () ->
            let outcome = Shell.capture house "dotnet" [ "fsi"; "build.fsx"; "nonsense" ]
            Expect.equal outcome.Code 1 "fails"
            Expect.stringContains (String.Join('\n', outcome.Lines)) "there is no stage 'nonsense'" "in plain words"
    ]

let private setupTests =
    testList "setup" [
        testCase "each system gets a command for everything that can be missing"
        <| fun () ->
            let all = [ Setup.Torch; Setup.FastBlas; Setup.Compiler ]

            let expected = [
                Machine.Debian, "sudo apt-get install -y --no-install-recommends libtorch-dev libopenblas0-openmp g++"
                Machine.Fedora, "sudo dnf install -y gcc-c++"
                Machine.MacOs, "brew install pytorch"
                Machine.Windows, "winget install LLVM.LLVM"
            ]

            for system, command in expected do
                Expect.contains (Setup.commands system all) command $"{system}"

        testCase "only what is missing is asked for"
        <| fun () ->
            Expect.equal
                (Setup.commands Machine.Debian [ Setup.Compiler ])
                [ "sudo apt-get update"; "sudo apt-get install -y --no-install-recommends g++" ]
                "the compiler alone"

        testCase "a program that fails is quoted with the end of what it said"
        <| fun () ->
            let text =
                try
                    Shell.quietly house [] "git" [ "no-such-command" ]
                    ""
                with Say.Failed message ->
                    message

            Expect.stringContains text "git no-such-command" "the command"
            Expect.stringContains text "is not a git command" "its words"

        testCase "a program that does not exist is named"
        <| fun () ->
            Expect.throwsC (fun () -> Shell.capture house "no-such-program" [] |> ignore) (fun e ->
                Expect.stringContains (string e) "no-such-program" "named")
    ]

let private doctorTests =
    testList "doctor" [
        testCase "each thing has its lines of at most 80 characters, and what is missing has its mend below"
        <| fun () ->
            let plain (line: string) =
                Regex.Replace(line, "\u001b\\[[0-9]+m", "")

            let screen =
                Doctor.screen [
                    Doctor.fine "libtorch" (String.replicate 30 "word " + "/a/path")
                    Doctor.comfort "npm" "missing" "install npm"
                    Doctor.needed "C++" "no compiler" "dotnet fsi build.fsx setup"
                ]
                |> List.map plain

            Expect.equal
                screen
                [
                    "  ok libtorch  " + String.replicate 13 " word"
                    "               " + String.replicate 13 " word"
                    "               " + String.replicate 4 " word" + " /a/path"
                    "  -- npm        missing"
                    "                to mend: install npm"
                    "  NO C++        no compiler"
                    "                to mend: dotnet fsi build.fsx setup"
                ]
                "in one screen"

            Expect.all screen (fun line -> line.Length <= 80) "within the edge"

        testCase "before anything is built it says so and how to build"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                let findings = Doctor.examine folder

                for name, mend in
                    [ "packages", "dotnet fsi build.fsx restore"; "workbook", "dotnet fsi build.fsx build" ] do
                    let finding = findings |> List.find (fun f -> f.Name = name)
                    Expect.equal finding.Health (Doctor.Comfort mend) name)
    ]

let private libtorchTests =
    // A folder laid out as a libtorch download is: the headers and the CMake file that say what it is, an empty library.
    let libtorch (headers: (string * string) list) (settings: string) (examine: Machine.LibTorch -> unit) =
        inTemporaryFolder (fun folder ->
            let write (path: string) (text: string) =
                let file = Path.Combine(folder, path)
                Directory.CreateDirectory(Path.Combine(file, "..")) |> ignore
                File.WriteAllText(file, text)

            write ("lib/" + Machine.libraryFile "torch_cpu") ""
            write "share/cmake/Torch/TorchConfig.cmake" settings

            for name, text in headers do
                write $"include/{name}" text

            match Machine.libtorchAt true (Path.Combine(folder, "include")) (Path.Combine(folder, "lib")) with
            | Some torch -> examine torch
            | None -> failtest "not seen as a libtorch")

    let publicHeader = "torch/csrc/api/include/torch/version.h"

    let version major minor =
        $"#define TORCH_VERSION_MAJOR {major}\n#define TORCH_VERSION_MINOR {minor}\n#define TORCH_VERSION_PATCH 0\n"

    testList "libtorch" [
        testCase "an old one: its public header has the version, and its strings may be the old ones"
        <| fun () ->
            libtorch
                [ publicHeader, version 1 13 ]
                "set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=0\")\n    CXX_STANDARD 14\n"
                (fun torch ->
                    Expect.equal torch.Version "1.13.0" "version"
                    Expect.equal (Artifacts.dialect torch) [ "-std=c++17"; "-D_GLIBCXX_USE_CXX11_ABI=0" ] "dialect")

        testCase "a new one: its public header only names another, and it wants its own C++"
        <| fun () ->
            libtorch
                [
                    publicHeader, "#include <torch/headeronly/version.h>\n"
                    "torch/headeronly/version.h", version 2 13
                ]
                "set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=1\")\n    CXX_STANDARD 20\n"
                (fun torch ->
                    Expect.equal torch.Version "2.13.0" "version"
                    Expect.equal (Artifacts.dialect torch) [ "-std=c++20" ] "dialect")

        testCase "one that says nothing of itself is of unknown version, for C++17"
        <| fun () ->
            libtorch [ publicHeader, "" ] "" (fun torch ->
                Expect.equal torch.Version "of unknown version" "version"
                Expect.equal (Artifacts.dialect torch) [ "-std=c++17" ] "dialect")
    ]

let tests =
    testList "house" [
        packageTests
        testFileTests
        feedTests
        stampTests
        commandTests
        setupTests
        libtorchTests
        doctorTests
    ]
