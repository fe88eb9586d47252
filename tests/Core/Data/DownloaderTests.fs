module DLWorkbook.Tests.Core.Data.DownloaderTests

open System
open System.Collections.Generic
open System.IO
open System.Net
open System.Net.Sockets
open System.Security.Cryptography
open System.Threading
open System.Threading.Tasks
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private content = Array.init 300_000 (fun at -> byte (at * at / 7))

/// A port that nobody listens on.
let private freePort () =
    use listener = new TcpListener(IPAddress.Loopback, 0)
    listener.Start()
    (listener.LocalEndpoint :?> IPEndPoint).Port

let private fileAt (port: int) =
    RemoteFile(
        "data.bin",
        Uri $"http://127.0.0.1:{port}/data.bin",
        content.Length,
        Convert.ToHexStringLower(SHA256.HashData content)
    )

/// Serves requests one after the other, each by the next of the answers, while a test runs. The test gets the file's
/// address and the Range headers that were asked for.
let private serving (answers: (HttpListenerContext -> unit) list) (test: RemoteFile -> List<string> -> unit) =
    let port = freePort ()
    use listener = new HttpListener()
    listener.Prefixes.Add $"http://127.0.0.1:{port}/"
    listener.Start()
    let ranges = List<string>()

    let serve () =
        task {
            for answer in answers do
                let! context = listener.GetContextAsync()
                lock ranges (fun () -> ranges.Add(string context.Request.Headers["Range"]))
                answer context
        }

    // A server that fails shows in what the client gets.
    serve () |> ignore

    try
        test (fileAt port) ranges
    finally
        listener.Abort()

/// Answers with the bytes from one place to another.
let private send (status: int) (from: int) (till: int) (context: HttpListenerContext) =
    let response = context.Response
    response.StatusCode <- status
    response.ContentLength64 <- int64 (content.Length - from)

    if status = 206 then
        response.Headers["Content-Range"] <- $"bytes {from}-{content.Length - 1}/{content.Length}"

    response.OutputStream.Write(content, from, till - from)
    response.OutputStream.Flush()

    if till = content.Length then
        response.Close()
    else
        response.Abort()

let private whole = send 200 0 content.Length

/// Answers with the rest that is asked for.
let private rest (context: HttpListenerContext) =
    let range = string context.Request.Headers["Range"]
    send 206 (int (range.Replace("bytes=", "").TrimEnd '-')) content.Length context

let private refuse (status: int) (context: HttpListenerContext) =
    context.Response.StatusCode <- status
    context.Response.Close()

/// Patient enough for a machine under load: only a server that stops for good makes a test wait.
let private patient =
    DownloadOptions(
        ConnectTimeout = TimeSpan.FromSeconds 60.0,
        StallTimeout = TimeSpan.FromSeconds 60.0,
        Retries = 2,
        RetryDelay = TimeSpan.FromMilliseconds 10.0
    )

let private fetch file folder = Downloader(patient).Fetch(file, folder)

let private refusal file folder =
    (errorOf<DataUnavailableException>(fun () -> fetch file folder |> ignore)).Message

let private names folder =
    [ for path in Directory.GetFiles folder -> Path.GetFileName path |> string ]
    |> List.sort

/// Runs a test with a server and a folder.
let private withServer answers (test: RemoteFile -> string -> List<string> -> unit) =
    inFolder (fun folder -> serving answers (fun file ranges -> test file folder ranges))

type private Recorder() =
    member val Seen = List<DataProgress>()

    interface IProgress<DataProgress> with
        member this.Report value = this.Seen.Add value

let tests =
    testList "Downloader" [
        testCase "fetches a file, tells how far it is, and leaves nothing else behind" (fun () ->
            withServer [ whole ] (fun file folder _ ->
                let recorder = Recorder()
                let path = Downloader(patient).Fetch(file, folder, recorder)
                Expect.equal (File.ReadAllBytes path) content "content"
                Expect.equal (names folder) [ "data.bin" ] "files"
                let last = recorder.Seen[recorder.Seen.Count - 1]
                Expect.equal (last.Done, last.Total) (300_000L, Nullable 300_000L) "all of it"

                Expect.sequenceEqual
                    (recorder.Seen |> Seq.map _.Done)
                    (recorder.Seen |> Seq.map _.Done |> Seq.sort)
                    "never back"))

        testCase "does not fetch what is there" (fun () ->
            inFolder (fun folder ->
                File.WriteAllText(Path.Combine(folder, "data.bin"), "mine")
                let path = fetch (fileAt (freePort ())) folder
                Expect.equal (File.ReadAllText path) "mine" "untouched"))

        testCase "goes on where the connection broke" (fun () ->
            withServer [ send 200 0 100_000; send 206 100_000 content.Length ] (fun file folder ranges ->
                Expect.equal (File.ReadAllBytes(fetch file folder)) content "content"
                Expect.sequenceEqual ranges [ ""; "bytes=100000-" ] "asks for the rest only"))

        testCase "goes on where an earlier run stopped" (fun () ->
            withServer [ send 206 120_000 content.Length ] (fun file folder ranges ->
                File.WriteAllBytes(Path.Combine(folder, "data.bin.part"), content[..119_999])
                Expect.equal (File.ReadAllBytes(fetch file folder)) content "content"
                Expect.sequenceEqual ranges [ "bytes=120000-" ] "asks for the rest only"))

        testCase "starts anew when the server knows no ranges, or refuses this one" (fun () ->
            for answers in [ [ whole ]; [ refuse 416; whole ] ] do
                withServer answers (fun file folder _ ->
                    File.WriteAllBytes(Path.Combine(folder, "data.bin.part"), Array.zeroCreate 1000)
                    Expect.equal (File.ReadAllBytes(fetch file folder)) content "content"))

        testCase "throws away what has another hash, and does not put it in place" (fun () ->
            withServer [ whole ] (fun file folder _ ->
                let other = RemoteFile(file.Name, file.Address, file.Size, String.replicate 64 "0")
                Expect.stringContains (refusal other folder) "expected 0000000000000000" "why"
                Expect.isEmpty (names folder) "nothing is left"))

        testCase "throws away what is longer than it should be" (fun () ->
            withServer [ whole ] (fun file folder _ ->
                let shorter = RemoteFile(file.Name, file.Address, 1000, file.Sha256)
                Expect.stringContains (refusal shorter folder) "sent more than the 1,000 bytes" "why"
                Expect.isEmpty (names folder) "nothing is left"))

        testCase "names address and status when there is no such file" (fun () ->
            withServer [ refuse 404 ] (fun file folder _ ->
                Expect.stringContains (refusal file folder) $"{file.Address} answered 404" "why"
                Expect.isEmpty (names folder) "nothing is left"))

        testCase "gives up on a server that keeps breaking off, and keeps what came" (fun () ->
            withServer
                [ send 200 0 50_000; send 206 50_000 50_000; send 206 50_000 50_000; send 206 50_000 50_000 ]
                (fun file folder _ ->
                    Expect.stringContains (refusal file folder) "no connection to 127.0.0.1" "why"
                    Expect.equal (names folder) [ "data.bin.part" ] "the part stays"
                    Expect.equal (FileInfo(Path.Combine(folder, "data.bin.part")).Length) 50_000L "its size"))

        testCase "does not wait for ever on a server that stops sending" (fun () ->
            use over = new ManualResetEventSlim()

            let stall (context: HttpListenerContext) =
                context.Response.ContentLength64 <- int64 content.Length
                context.Response.OutputStream.Write(content, 0, 10_000)
                context.Response.OutputStream.Flush()

                Task.Run(fun () ->
                    over.Wait()
                    context.Response.Abort())
                |> ignore

            let impatient =
                DownloadOptions(
                    ConnectTimeout = TimeSpan.FromSeconds 60.0,
                    StallTimeout = TimeSpan.FromSeconds 3.0,
                    RetryDelay = patient.RetryDelay
                )

            withServer [ stall; send 206 10_000 content.Length ] (fun file folder _ ->
                let path = Downloader(impatient).Fetch(file, folder)
                Expect.equal (File.ReadAllBytes path) content "goes on with a new connection"
                over.Set()))

        testCase "fails at once in one line when nobody answers" (fun () ->
            inFolder (fun folder ->
                let message = refusal (fileAt (freePort ())) folder
                Expect.stringContains message "no connection to 127.0.0.1" "why"
                Expect.isFalse (message.Contains '\n') "one line"
                Expect.isEmpty (names folder) "nothing is left"))

        testCase "lets two at a time fetch a file once" (fun () ->
            withServer [ whole ] (fun file folder ranges ->
                let paths =
                    [
                        for _ in 1..2 ->
                            Task.Factory.StartNew((fun () -> fetch file folder), TaskCreationOptions.LongRunning)
                    ]
                    |> List.map _.Result

                Expect.equal (List.distinct paths).Length 1 "one path"
                Expect.equal ranges.Count 1 "one request"
                Expect.equal (File.ReadAllBytes paths.Head) content "content"))

        testCase "stops when told, and goes on from there the next time" (fun () ->
            withServer [ whole; rest ] (fun file folder _ ->
                use stop = new CancellationTokenSource()

                let whenHalf = {
                    new IProgress<DataProgress> with
                        member _.Report value =
                            if value.Done >= 100_000L then
                                stop.Cancel()
                }

                errorOf<OperationCanceledException>(fun () ->
                    Downloader(patient).Fetch(file, folder, whenHalf, stop.Token) |> ignore)
                |> ignore

                Expect.equal (names folder) [ "data.bin.part" ] "the part stays"
                let part = FileInfo(Path.Combine(folder, "data.bin.part")).Length
                Expect.isTrue (part >= 100_000L && part < 300_000L) $"about half, got {part}"
                Expect.equal (File.ReadAllBytes(fetch file folder)) content "content"))
    ]
