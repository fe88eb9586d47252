/// Other readings of the same files, written for plainness: what a sound file holds, or that it is not sound.
module DLWorkbook.Tests.Core.Data.Fuzz.Oracles

open System
open System.Buffers.Binary
open System.Formats.Tar
open System.IO
open System.IO.Compression
open System.Text

/// The images and classes of a pair of idx files, of CIFAR's records, or nothing.
type Images = { Classes: int list; Pixels: byte[][] }

let private number (bytes: byte[]) at =
    int64 (BinaryPrimitives.ReadUInt32BigEndian(ReadOnlySpan(bytes, at, 4)))

let private startsWith (magic: byte[]) (bytes: byte[]) =
    bytes.Length >= magic.Length && bytes[.. magic.Length - 1] = magic

let idxImages (bytes: byte[]) =
    if not (startsWith [| 0uy; 0uy; 8uy; 3uy |] bytes) || bytes.Length < 16 then
        None
    else
        let count, height, width = number bytes 4, number bytes 8, number bytes 12
        let inRange side = side >= 1L && side <= 512L

        if
            count >= 1L
            && inRange height
            && inRange width
            && int64 bytes.Length - 16L = count * height * width
        then
            bytes[16..] |> Array.chunkBySize (int (height * width)) |> Some
        else
            None

let idxClasses (bytes: byte[]) =
    if not (startsWith [| 0uy; 0uy; 8uy; 1uy |] bytes) || bytes.Length < 9 then
        None
    elif
        number bytes 4 = int64 bytes.Length - 8L
        && bytes[8..] |> Array.forall (fun label -> label < 10uy)
    then
        Some [ for label in bytes[8..] -> int label ]
    else
        None

let idx (images: byte[]) (classes: byte[]) =
    match idxImages images, idxClasses classes with
    | Some pixels, Some labels when pixels.Length = labels.Length -> Some { Classes = labels; Pixels = pixels }
    | _ -> None

let cifar (bytes: byte[]) =
    let records = Array.chunkBySize 3073 bytes

    if
        records.Length > 0
        && records |> Array.forall (fun record -> record.Length = 3073 && record[0] < 10uy)
    then
        Some {
            Classes = [ for record in records -> int record[0] ]
            Pixels = [| for record in records -> record[1..] |]
        }
    else
        None

/// The checksum of RFC 1952, bit by bit.
let private crcTable =
    Array.init 256 (fun start ->
        (uint32 start, seq { 1..8 })
        ||> Seq.fold (fun c _ -> if c &&& 1u = 1u then 0xEDB88320u ^^^ (c >>> 1) else c >>> 1))

let crc (bytes: byte[]) =
    let mutable c = UInt32.MaxValue

    for value in bytes do
        c <- crcTable[int ((c ^^^ uint32 value) &&& 0xFFu)] ^^^ (c >>> 8)

    c ^^^ UInt32.MaxValue

/// What a gzip file unpacks to.
type Unpacked = {
    /// All that could be unpacked before the end or an error.
    Bytes: byte[]
    /// True when header, checksum and size are right and nothing follows: a reader must read it.
    IsSound: bool
    /// False when the checksum of these bytes is nowhere to be found: a reader must not read it.
    MayBeRead: bool
}

/// Where the packed data begins, after the header of RFC 1952; nothing when it is no such header.
let private bodyOf (bytes: byte[]) =
    if not (startsWith [| 0x1Fuy; 0x8Buy; 8uy |] bytes) || bytes.Length < 18 then
        None
    else
        let flags = int bytes[3]

        let zeroAfter at =
            match Array.IndexOf(bytes, 0uy, min at bytes.Length) with
            | -1 -> bytes.Length
            | zero -> zero + 1

        let extra =
            if flags &&& 4 = 0 then
                10
            else
                12 + int bytes[10] + 256 * int bytes[11]

        let name = if flags &&& 8 = 0 then extra else zeroAfter extra
        let comment = if flags &&& 16 = 0 then name else zeroAfter name
        // A checksum of the header, or a flag that there is none of, is more than these tests write: not sound.
        if flags &&& 0xE2 = 0 && comment <= bytes.Length - 8 then
            Some comment
        else
            None

/// Gives one byte at a time, so that its position tells where whoever reads it has stopped.
type private OneByOne(bytes: byte[], start: int) =
    inherit MemoryStream(bytes, start, bytes.Length - start)

    override _.Read(buffer: byte[], offset: int, count: int) = base.Read(buffer, offset, min 1 count)

let unpack (bytes: byte[]) =
    match bodyOf bytes with
    | None -> { Bytes = [||]; IsSound = false; MayBeRead = true }
    | Some start ->
        use packed = new OneByOne(bytes, start)
        use body = new DeflateStream(packed, CompressionMode.Decompress)
        use all = new MemoryStream()
        let chunk = Array.zeroCreate<byte> 4096

        let rec read () =
            match body.Read(chunk, 0, chunk.Length) with
            | 0 -> ()
            | got ->
                all.Write(chunk, 0, got)
                read ()

        let isWhole =
            try
                read ()
                true
            with :? InvalidDataException ->
                false

        let content = all.ToArray()
        let rest = bytes[start + int packed.Position ..]
        let checksum = BitConverter.GetBytes(crc content)
        let size = BitConverter.GetBytes(uint32 content.Length)

        {
            Bytes = content
            IsSound = isWhole && rest = Array.append checksum size
            // A block that is no longer marked as the last one swallows the trailer, and harms nothing else.
            MayBeRead =
                isWhole
                && (rest.Length >= 8 && rest[..3] = checksum
                    || bytes[bytes.Length - 8 ..] = Array.append checksum size)
        }

/// The records of CIFAR's archive, training and test: by .NET's own reader of tar files.
let cifarArchive (tar: byte[]) =
    let entries =
        try
            use reader = new TarReader(new MemoryStream(tar))

            let rec read found =
                match reader.GetNextEntry(copyData = true) with
                | null -> Some(List.rev found)
                | entry ->
                    use content = new MemoryStream()

                    match entry.DataStream with
                    | null -> ()
                    | data -> data.CopyTo content

                    read ((entry.EntryType, entry.Name, content.ToArray()) :: found)

            read []
        with
        | :? InvalidDataException
        | :? IOException
        | :? FormatException
        | :? ArgumentException -> None

    let part (start: string) entries =
        entries
        |> List.choose (fun (kind, name: string, content) ->
            let name = name[name.LastIndexOf '/' + 1 ..]

            if
                (kind = TarEntryType.RegularFile || kind = TarEntryType.V7RegularFile)
                && name.StartsWith(start, StringComparison.Ordinal)
                && name.EndsWith(".bin", StringComparison.Ordinal)
            then
                Some(name, content)
            else
                None)
        |> List.sortWith (fun (one, _) (other, _) -> String.CompareOrdinal(one, other))
        |> List.map snd
        |> Array.concat
        |> cifar

    match entries with
    | None -> None
    | Some entries ->
        match part "data_batch_" entries, part "test_batch" entries with
        | Some train, Some test -> Some(train, test)
        | _ -> None

type private State =
    | Start
    | InPlain
    | InQuotes
    | AfterQuote
    | AfterReturn

exception private NotSound

/// The header and the rows of a table: a machine that looks at one character after the other.
let csv (bytes: byte[]) =
    try
        let text = UTF8Encoding(false, true).GetString bytes

        let text = if text.StartsWith('\uFEFF') then text.Substring 1 else text

        let rows = ResizeArray<string list>()
        let row = ResizeArray<string>()
        let field = StringBuilder()

        let endField () =
            row.Add(string field)
            field.Clear() |> ignore

        let endRow () =
            endField ()
            rows.Add(List.ofSeq row)
            row.Clear()

        let separator letter =
            match letter with
            | ',' ->
                endField ()
                Start
            | '\n' ->
                endRow ()
                Start
            | '\r' -> AfterReturn
            | _ -> raise NotSound

        let step state letter =
            match state, letter with
            | _, '\000' -> raise NotSound
            | Start, '"' -> InQuotes
            | (Start | InPlain), (',' | '\n' | '\r') -> separator letter
            | InPlain, '"' -> raise NotSound
            | (Start | InPlain), _ ->
                field.Append letter |> ignore
                InPlain
            | InQuotes, '"' -> AfterQuote
            | InQuotes, _ ->
                field.Append letter |> ignore
                InQuotes
            | AfterQuote, '"' ->
                field.Append '"' |> ignore
                InQuotes
            | AfterQuote, _ -> separator letter
            | AfterReturn, '\n' ->
                endRow ()
                Start
            | AfterReturn, _ -> raise NotSound

        let last = Seq.fold step Start text

        match last with
        | InQuotes
        | AfterReturn -> raise NotSound
        | Start when row.Count = 0 && not (text.EndsWith ',') -> ()
        | _ -> endRow ()

        match List.ofSeq rows with
        | header :: first :: rest when
            header
            |> List.forall (fun name -> not (String.IsNullOrWhiteSpace name) && name.Length <= 200)
            && (List.distinct header).Length = header.Length
            && first :: rest |> List.forall (fun row -> row.Length = header.Length)
            ->
            Some(header, first :: rest)
        | _ -> None
    with
    | :? DecoderFallbackException
    | NotSound -> None
