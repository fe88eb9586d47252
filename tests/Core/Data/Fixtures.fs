/// Files and tensors that the tests of the data layer make for themselves.
module DLWorkbook.Tests.Core.Data.Fixtures

open System
open System.Formats.Tar
open System.IO
open System.IO.Compression
open System.Text
open Expecto
open DLWorkbook.Core.Data

/// Runs a test with a folder of its own, which is gone afterwards.
let inFolder (test: string -> unit) =
    let folder = Directory.CreateTempSubdirectory "dlworkbook-test-"

    try
        test folder.FullName
    finally
        folder.Delete true

/// A folder for a test's files inside another.
let folderIn (parent: string) (name: string) =
    Directory.CreateDirectory(Path.Combine(parent, name)).FullName

/// Folders that hold nothing but what a test puts there.
let foldersAt (root: string) =
    folderIn root "local" |> ignore
    DataFolders(Local = [ Path.Combine(root, "local") ], Cache = Path.Combine(root, "cache"), Project = root)

/// The error that a call ends with.
let errorOf<'error when 'error :> exn> (call: unit -> unit) : 'error =
    try
        call ()
        None
    with :? 'error as error ->
        Some error
    |> Option.defaultWith (fun () -> failtestf "expected %s, and nothing was raised" typeof<'error>.Name)

/// Four labelled reviews in the original folder layout: path, then text.
let reviews = [
    "aclImdb/train/neg/0_2.txt", "A dull film.<br /><br />Dull, dull!"
    "aclImdb/train/pos/0_9.txt", "A good film; I don't regret it."
    "aclImdb/test/neg/0_4.txt", "Not a good film."
    "aclImdb/test/pos/0_7.txt", "Not a dull film, a GOOD film: naïve."
]

/// Packs files as a tar.gz, by the platform's own writer.
let packEntries (path: string) (entries: (string * byte[]) list) =
    use file = File.Create path
    use gzip = new GZipStream(file, CompressionLevel.Optimal)
    use tar = new TarWriter(gzip, TarEntryFormat.Ustar)

    for name, content in entries do
        let entry = UstarTarEntry(TarEntryType.RegularFile, name)
        entry.ModificationTime <- DateTimeOffset.UnixEpoch
        entry.DataStream <- new MemoryStream(content: byte[])
        tar.WriteEntry entry

/// Packs texts as a tar.gz.
let pack path (texts: (string * string) list) =
    texts
    |> List.map (fun (name, text) -> name, Encoding.UTF8.GetBytes text)
    |> packEntries path

/// Writes texts as single files.
let unpack (root: string) (texts: (string * string) list) =
    for name, text in texts do
        let path = Path.Combine(root, name)
        Directory.CreateDirectory(Path.GetDirectoryName path |> string) |> ignore
        File.WriteAllText(path, text)

/// Where the real data is; the test is skipped when it is not there.
let realData () =
    let folders = DataFolders.FromEnvironment()

    match DatasetFinder(folders).FindLocal(Registry.Find "imdb") with
    | null -> skiptest "the real reviews are not at hand (set DLWORKBOOK_DATA)"
    | location -> location

/// Sequences of the given lengths: row r holds its own number, plus one.
let sequences (lengths: int list) =
    SequenceDataset(
        "rows",
        [| for row, length in List.indexed lengths -> Array.create length (row + 1) |],
        [| for row in 0 .. lengths.Length - 1 -> float32 (row % 2) |],
        Padding(Nullable 4)
    )

/// The int64 elements of a tensor, row by row.
let int64s (tensor: TorchSharp.torch.Tensor) = tensor.data<int64>().ToArray()

/// The float32 elements of a tensor, row by row.
let float32s (tensor: TorchSharp.torch.Tensor) = tensor.data<float32>().ToArray()
