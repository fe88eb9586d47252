/// What is up to date: a step leaves a stamp that holds the fingerprint of what went in and a list of what came out.
///
///     if not (Stamps.isCurrent stamp inputs) then work (); Stamps.write stamp inputs outputs
module DLWorkbook.House.Stamps

open System
open System.IO
open System.Security.Cryptography
open System.Text

/// What a step depends on: files and folders by their content, and values such as a version or an option.
type Inputs = {
    /// Folders whose every file counts, build outputs excepted.
    Folders: string list
    /// Single files; one that is missing counts as missing.
    Files: string list
    /// Anything else that the outcome depends on.
    Values: string list
}

let private buildOutputs = set [ "bin"; "obj"; ".git" ]

let rec private filesIn folder =
    seq {
        if Directory.Exists folder then
            yield! Directory.EnumerateFiles folder

            for inner in Directory.EnumerateDirectories folder do
                if not (buildOutputs.Contains(string (Path.GetFileName inner))) then
                    yield! filesIn inner
    }

/// A SHA-256 over names and contents of all inputs; moving, adding, removing or editing a file changes it.
let fingerprint inputs =
    use hash = IncrementalHash.CreateHash HashAlgorithmName.SHA256

    let add (text: string) =
        hash.AppendData(Encoding.UTF8.GetBytes(text + "\000"))

    let files = Seq.append inputs.Files (Seq.collect filesIn inputs.Folders)

    for file in Seq.sortWith (fun a b -> String.CompareOrdinal(a, b)) files do
        add file

        if File.Exists file then
            hash.AppendData(SHA256.HashData(File.ReadAllBytes file))
        else
            add "missing"

    for value in inputs.Values do
        add value

    Convert.ToHexString(hash.GetHashAndReset())

let private state (file: string) =
    let info = FileInfo file

    if info.Exists then
        $"{info.Length}\t{file}"
    else
        $"missing\t{file}"

/// True when the stamp was left by the same inputs and everything that came out then is still there.
let isCurrent (stamp: string) inputs =
    File.Exists stamp
    && (match List.ofArray (File.ReadAllLines stamp) with
        | [] -> false
        | print :: outputs ->
            print = fingerprint inputs
            && outputs
               |> List.forall (fun known -> state (known.Substring(known.IndexOf '\t' + 1)) = known))

/// Takes a stamp away, before the step's work begins: an interrupted step is not up to date.
let clear (stamp: string) =
    if File.Exists stamp then
        File.Delete stamp

/// Leaves a stamp; `print` is the fingerprint from before the work, so that a file edited meanwhile counts.
let write (stamp: string) print (outputs: string seq) =
    Directory.CreateDirectory(string (Path.GetDirectoryName stamp)) |> ignore
    let fresh = stamp + ".new"
    File.WriteAllLines(fresh, Seq.append [ print ] (Seq.map state outputs))
    File.Move(fresh, stamp, true)

/// Runs `work`, which returns its output files, unless the stamp says that nothing has changed since the last time.
let guard stamp inputs (work: unit -> string seq * string) =
    if isCurrent stamp inputs then
        Say.UpToDate
    else
        clear stamp
        let print = fingerprint inputs
        let outputs, note = work ()
        write stamp print outputs
        Say.Done note
