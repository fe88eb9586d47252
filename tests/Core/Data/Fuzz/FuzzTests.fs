/// Thousands of damaged files: each is read right, as another reading of it has it, or refused by an error that names the
/// file and the place; and reading never takes more memory than what was really there is worth.
module DLWorkbook.Tests.Core.Data.Fuzz.FuzzTests

open System
open System.IO
open System.IO.Compression
open System.Text
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures
open DLWorkbook.Tests.Core.Data.Fuzz

/// Bytes that a reader may allocate whatever the file: buffers, names, messages.
let private allowed = 1_000_000L

/// How a reading ended.
type private Reading<'content> =
    | Read of 'content
    | Refused of DataFormatException

/// Runs a reading on this thread and checks what it allocated; any other error than a `DataFormatException` fails the test.
let private reading (what: string) (unpacked: int) (read: unit -> 'content) =
    let before = GC.GetAllocatedBytesForCurrentThread()

    let ending =
        try
            Read(read ())
        with :? DataFormatException as error ->
            Refused error

    let taken = GC.GetAllocatedBytesForCurrentThread() - before

    if taken > 4L * int64 unpacked + allowed then
        failtestf "%s: %d bytes unpacked, %d allocated" what unpacked taken

    ending

let private refused (what: string) (names: string list) (error: DataFormatException) =
    if error.Offset < 0L || not (List.contains error.File names) then
        failtestf "%s: expected an error with one of the files %A and a place, got %s" what names error.Message

    if not (error.Message.Contains "expected") then
        failtestf "%s: expected an error that says what was expected, got %s" what error.Message

/// Holds a reading against the oracle's; counts the files that were read.
let private judge what names (truth: 'content option) (mayBeRead: bool) mustBeRead (ending: Reading<'content>) =
    match ending, truth with
    | Read content, Some right when content = right && mayBeRead -> 1
    | Read _, _ -> failtestf "%s: it was read, and not as the other reading has it" what
    | Refused error, Some _ when mustBeRead -> failtestf "%s: it is sound and was refused: %s" what error.Message
    | Refused error, _ ->
        refused what names error
        0

let private contentOf (data: ImageDataset) : Oracles.Images = {
    Classes = [ for row in 0 .. data.Count - 1 -> data.ClassOf row ]
    Pixels = [| for row in 0 .. data.Count - 1 -> data.BytesOf(row).ToArray() |]
}

let private bigEndian (value: int) = [| byte (value >>> 24); byte (value >>> 16); byte (value >>> 8); byte value |]

let private noise (seed: int) count =
    let random = SeededRandom(int64 seed)
    Array.init count (fun _ -> if random.Next 3 = 0 then byte (random.Next 256) else 0uy)

let private imageFile count side =
    Array.concat [
        [| 0uy; 0uy; 8uy; 3uy |]
        bigEndian count
        bigEndian side
        bigEndian side
        noise 1 (count * side * side)
    ]

let private classFile count =
    Array.concat [ [| 0uy; 0uy; 8uy; 1uy |]; bigEndian count; Array.init count (fun row -> byte (row % 10)) ]

let private gzip (bytes: byte[]) =
    use all = new MemoryStream()

    do
        use packed = new GZipStream(all, CompressionLevel.Optimal)
        packed.Write(bytes, 0, bytes.Length)

    all.ToArray()

let private digits = [ for digit in 0..9 -> string digit ]

/// What is really there, and whether it may and must be read, of a file that is plain or packed by its first bytes. A
/// file that lost gzip's first bytes is not taken for a plain one.
let private unpacked (name: string) (bytes: byte[]) =
    let isPacked = bytes.Length > 1 && bytes[0] = 0x1Fuy && bytes[1] = 0x8Buy

    if isPacked then
        let found = Oracles.unpack bytes
        found.Bytes, found.MayBeRead, found.IsSound
    else
        bytes, not (name.EndsWith ".gz"), not (name.EndsWith ".gz")

let private idx (name: string) seed count (pack: byte[] -> byte[]) =
    let images, classes = imageFile 30 20, classFile 30

    testCase $"{count} damaged {name} files" (fun () ->
        inFolder (fun folder ->
            let imagesPath, labelsPath =
                Path.Combine(folder, "images" + name), Path.Combine(folder, "labels" + name)

            let names = [ Path.GetFileName imagesPath |> string; Path.GetFileName labelsPath |> string ]

            let run (damaged: Mutations.Damaged) (images: byte[]) (classes: byte[]) =
                File.WriteAllBytes(imagesPath, images)
                File.WriteAllBytes(labelsPath, classes)
                let pixels, pixelsMay, pixelsMust = unpacked name images
                let labels, labelsMay, labelsMust = unpacked name classes

                reading damaged.What (pixels.Length + labels.Length) (fun () ->
                    IdxReader.Read(imagesPath, labelsPath, "fuzz", digits))
                |> function
                    | Read data -> Read(contentOf data)
                    | Refused error -> Refused error
                |> judge
                    damaged.What
                    names
                    (Oracles.idx pixels labels)
                    (pixelsMay && labelsMay)
                    (pixelsMust && labelsMust)

            let sound: Mutations.Damaged = { What = "sound"; Bytes = [||] }
            Expect.equal (run sound (pack images) (pack classes)) 1 "the sound pair"

            let read =
                [
                    for damaged in Mutations.ofBytes seed (2 * count / 3) (pack images) do
                        run damaged damaged.Bytes (pack classes)
                    for damaged in Mutations.ofBytes (seed + 1) (count - 2 * count / 3) (pack classes) do
                        run damaged (pack images) damaged.Bytes
                ]
                |> List.sum

            Expect.isGreaterThan read 0 "some damage does no harm"
            Expect.isLessThan read count "some does"))

let private cifar (name: string) seed count (pack: byte[] -> byte[]) =
    let records =
        noise 2 (6 * 3073)
        |> Array.mapi (fun at value -> if at % 3073 = 0 then byte (at / 3073) else value)

    testCase $"{count} damaged {name} files of CIFAR records" (fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "data_batch_1" + name)

            let run (damaged: Mutations.Damaged) =
                File.WriteAllBytes(path, damaged.Bytes)
                let content, mayBeRead, mustBeRead = unpacked name damaged.Bytes

                reading damaged.What content.Length (fun () -> CifarReader.Read([| path |], "fuzz", digits))
                |> function
                    | Read data -> Read(contentOf data)
                    | Refused error -> Refused error
                |> judge damaged.What [ "data_batch_1" + name ] (Oracles.cifar content) mayBeRead mustBeRead

            Expect.equal (run { What = "sound"; Bytes = pack records }) 1 "the sound file"
            let read = Mutations.ofBytes seed count (pack records) |> List.sumBy run
            Expect.isGreaterThan read 0 "some damage does no harm"
            Expect.isLessThan read count "some does"))

let private rowsOf (table: CsvTable) =
    List.ofSeq table.Columns, [ for row in 0 .. table.Count - 1 -> List.ofArray (table.Row row) ]

let private csv (name: string) seed count (pack: byte[] -> byte[]) =
    let sound = SampleLoans.Write 1 |> Encoding.UTF8.GetBytes |> Array.truncate 9000

    // To the end of a line.
    let sound = sound[.. Array.LastIndexOf(sound, 10uy)]

    testCase $"{count} damaged {name} tables" (fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "table" + name)

            let run (damaged: Mutations.Damaged) =
                File.WriteAllBytes(path, damaged.Bytes)
                let content, mayBeRead, mustBeRead = unpacked name damaged.Bytes

                reading damaged.What content.Length (fun () -> CsvReader.Read path)
                |> function
                    | Read table -> Read(rowsOf table)
                    | Refused error -> Refused error
                |> judge damaged.What [ "table" + name ] (Oracles.csv content) mayBeRead mustBeRead

            Expect.equal (run { What = "sound"; Bytes = pack sound }) 1 "the sound table"

            let damaged =
                if name.EndsWith ".gz" then
                    Mutations.ofBytes seed count (pack sound)
                else
                    Mutations.ofText seed count sound

            let read = damaged |> List.sumBy run
            Expect.isGreaterThan read 0 "some damage does no harm"
            Expect.isLessThan read count "some does"))

/// Where a file of a test is, as the finder has it.
let private locationOf name root =
    match DatasetFinder(foldersAt root).FindLocal(Registry.Find name) with
    | null -> failtestf "%s is not found in %s" name root
    | location -> location

let private archive seed count =
    let records first =
        noise 3 (3 * 3073)
        |> Array.mapi (fun at value -> if at % 3073 = 0 then byte (first + at / 3073) else value)

    let name = "cifar-10-binary.tar.gz"

    testCase $"{count} damaged archives of CIFAR records" (fun () ->
        inFolder (fun root ->
            let path = Path.Combine(folderIn (folderIn root "local") "cifar10", name)

            packEntries path [
                "cifar-10-batches-bin/data_batch_1.bin", records 0
                "cifar-10-batches-bin/data_batch_2.bin", records 3
                "cifar-10-batches-bin/test_batch.bin", records 6
                "cifar-10-batches-bin/readme.html", [| 65uy |]
            ]

            let sound = File.ReadAllBytes path
            let location = locationOf "cifar10" root

            let run (damaged: Mutations.Damaged) =
                File.WriteAllBytes(path, damaged.Bytes)
                let content, mayBeRead, _ = unpacked name damaged.Bytes

                match reading damaged.What content.Length (fun () -> Cifar10.Load location) with
                | Read data ->
                    let found = Some(contentOf data.Train, contentOf data.Test)

                    if not mayBeRead || Oracles.cifarArchive content <> found then
                        failtestf "%s: it was read, and not as the other reading has it" damaged.What

                    1
                | Refused error ->
                    if
                        not (
                            error.File.StartsWith(name, StringComparison.Ordinal)
                            && error.Message.Contains "expected"
                        )
                    then
                        failtestf "%s: expected an error of %s, got %s" damaged.What name error.Message

                    0

            Expect.equal (run { What = "sound"; Bytes = sound }) 1 "the sound archive"
            let read = Mutations.ofBytes seed count sound |> List.sumBy run
            Expect.isLessThan read count "some damage is refused"))

let private loans seed count =
    let sound = SampleLoans.Write 2 |> Encoding.UTF8.GetBytes

    testCase $"{count} damaged loan tables" (fun () ->
        inFolder (fun root ->
            let name = "train_u6lujuX_CVtuZ9i.csv"
            let path = Path.Combine(folderIn (folderIn root "local") "loan", name)
            File.WriteAllBytes(path, sound)
            let location = locationOf "loan" root

            let run (damaged: Mutations.Damaged) =
                File.WriteAllBytes(path, damaged.Bytes)

                reading damaged.What damaged.Bytes.Length (fun () -> Loans.Load location)
                |> function
                    | Read loans -> Read(rowsOf loans.Table)
                    | Refused error -> Refused error
                |> judge damaged.What [ name ] (Oracles.csv damaged.Bytes) true false

            Expect.equal (run { What = "sound"; Bytes = sound }) 1 "the sound table"
            let read = Mutations.ofText seed count sound |> List.sumBy run
            Expect.isGreaterThan read 0 "some damage does no harm"
            Expect.isLessThan read count "some does"))

let tests =
    testList "damaged files" [
        testSequenced
        <| testList "are read right or refused, within memory" [
            idx "-idx-ubyte" 100 700 id
            idx "-idx-ubyte.gz" 200 500 gzip
            cifar ".bin" 300 300 id
            cifar ".bin.gz" 400 400 gzip
            csv ".csv" 500 900 id
            csv ".csv.gz" 600 200 gzip
            archive 700 300
            loans 800 300
        ]
    ]
