module DLWorkbook.Tests.Core.Data.FinderTests

open System
open System.IO
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

/// A finder that fails at once when it wants the network: its cache can't be written to.
let private offline (root: string) =
    folderIn root "local" |> ignore
    let blocked = Path.Combine(root, "blocked")
    File.WriteAllText(blocked, "a file where the cache should be")
    DatasetFinder(DataFolders(Local = [ Path.Combine(root, "local") ], Cache = blocked, Project = root))

let private put (root: string) (path: string) =
    let full = Path.Combine(root, path)
    Directory.CreateDirectory(Path.GetDirectoryName full |> string) |> ignore
    File.WriteAllText(full, "not empty")

let tests =
    testList "DatasetFinder" [
        testCase "lists the data sets when it is asked for one that there is not" (fun () ->
            let error =
                errorOf<ArgumentException>(fun () -> DatasetFinder().Find "imbd" |> ignore)

            Expect.stringContains error.Message "Unknown data set 'imbd'. The data sets are: imdb" "the names"
            Expect.equal (Registry.Find("IMDB").Name) "imdb" "small and capital letters are the same")

        testCase "knows of each data set what the registry must hold" (fun () ->
            for entry in Registry.Entries do
                Expect.isNonEmpty (string entry.Licence) "licence"
                Expect.isNonEmpty (string entry.Citation) "citation"
                Expect.isNonEmpty entry.Forms "forms"
                Expect.isTrue entry.Home.IsAbsoluteUri "home"

                for file in entry.Forms |> Seq.collect _.Download do
                    Expect.isMatch file.Sha256 "^[0-9a-f]{64}$" $"{file.Name}: SHA-256"
                    Expect.equal file.Address.Scheme "https" $"{file.Name}: address"
                    Expect.isGreaterThan file.Size 0L $"{file.Name}: size")

        testCase "prefers the local folder to the cache, and raw text to arrays" (fun () ->
            inFolder (fun root ->
                let finder = DatasetFinder(foldersAt root)

                let found () =
                    (finder.Find "imdb").ShortPath, (finder.Find "imdb").Source

                put root "cache/imdb/imdb.npz"
                Expect.equal (found ()) ("cache/imdb/imdb.npz", DataSource.Cache) "cache"
                put root "local/imdb.npz"
                Expect.equal (found ()) ("local/imdb.npz", DataSource.Local) "local, loose"
                put root "local/imdb/imdb.npz"
                Expect.equal (found ()) ("local/imdb/imdb.npz", DataSource.Local) "local, in its folder"
                put root "local/imdb/aclImdb_labelled.tar.gz"
                Expect.equal (found ()) ("local/imdb/aclImdb_labelled.tar.gz", DataSource.Local) "raw text"
                put root "local/imdb/aclImdb/README"
                Expect.equal (found ()) ("local/imdb/aclImdb", DataSource.Local) "unpacked"))

        testCase "says what it found, and finds the word index in any of its folders" (fun () ->
            inFolder (fun root ->
                put root "local/imdb/aclImdb_labelled.tar.gz"
                put root "cache/imdb/imdb_word_index.json"
                let location = DatasetFinder(foldersAt root).Find "imdb"

                Expect.equal
                    location.Description
                    "Large Movie Review Dataset v1.0: the raw reviews, packed (not the published file), from local/imdb/aclImdb_labelled.tar.gz"
                    "description"

                Expect.equal
                    location.Companions["imdb_word_index.json"]
                    (Path.Combine(root, "cache", "imdb", "imdb_word_index.json"))
                    "index"

                Expect.isFalse location.IsSample "real"))

        testCase "gives the sample with the reason when the real data can't be had, or an error when it must" (fun () ->
            inFolder (fun root ->
                let finder = offline root
                let location = finder.Find "imdb"
                Expect.isTrue location.IsSample "sample"
                let reason = string location.Reason

                for part in
                    [
                        "imdb is not at hand and could not be fetched"
                        "put aclImdb_v1.tar.gz into blocked/imdb"
                        "DLWORKBOOK_DATA"
                        "--data sample"
                    ] do
                    Expect.stringContains reason part "what to do"

                Expect.isFalse (reason.Contains '\n') "one line"

                let error =
                    errorOf<DataUnavailableException>(fun () -> finder.Find("imdb", DataChoice.Real) |> ignore)

                Expect.equal error.Message reason "the same line"))

        testCase "refuses a data folder that does not exist, unless the sample is asked for" (fun () ->
            inFolder (fun root ->
                let missing = Path.Combine(root, "missing")

                let finder =
                    DatasetFinder(DataFolders(Local = [ missing ], Cache = Path.Combine(root, "cache")))

                let error =
                    errorOf<DataUnavailableException>(fun () -> finder.Find "imdb" |> ignore)

                Expect.stringContains
                    error.Message
                    $"the data folder {missing} does not exist: set DLWORKBOOK_DATA"
                    "which"

                Expect.isTrue (finder.Find("imdb", DataChoice.Sample).IsSample) "sample"))

        testCase "gives the sample when it is asked for, whatever is at hand" (fun () ->
            inFolder (fun root ->
                put root "local/imdb/imdb.npz"
                let location = DatasetFinder(foldersAt root).Find("imdb", DataChoice.Sample)
                Expect.isTrue location.IsSample "sample"

                Expect.stringContains
                    location.Description
                    "the built-in sample, not Large Movie Review Dataset"
                    "says so"

                let data = Imdb.Load(ImdbOptions(), location)
                Expect.isTrue data.IsSample "sample"
                Expect.equal data.Train.Name "imdb-sample/train" "the name is not the real one's"

                Expect.equal
                    (data.Train.Count, data.Test.Count)
                    (SampleReviews.TrainCount, SampleReviews.TestCount)
                    "rows"))

        testSequenced
        <| testCase "takes its folders from the environment" (fun () ->
            let set = [ "DLWORKBOOK_DATA", "/data"; "DLWORKBOOK_CACHE", ""; "XDG_CACHE_HOME", "/xdg" ]
            let old = [ for name, _ in set -> name, Environment.GetEnvironmentVariable name ]

            try
                for name, value in set do
                    Environment.SetEnvironmentVariable(name, value)

                let folders = DataFolders.FromEnvironment()
                Expect.sequenceEqual folders.Local [ Path.GetFullPath "/data" ] "data"
                Expect.equal folders.Cache (Path.GetFullPath "/xdg/dlworkbook") "cache"
                Environment.SetEnvironmentVariable("DLWORKBOOK_CACHE", "/mine")
                Expect.equal (DataFolders.FromEnvironment().Cache) (Path.GetFullPath "/mine") "own cache"
            finally
                for name, value in old do
                    Environment.SetEnvironmentVariable(name, value))

    ]
