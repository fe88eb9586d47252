/// Which feeds have what, and what is made of their silence.
module DLWorkbook.Tests.House.FeedTests

open System
open System.IO
open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

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

let tests =
    testList "house.feeds" [
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
