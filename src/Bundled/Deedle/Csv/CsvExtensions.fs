namespace Deedle

open System
open System.Globalization
open System.IO

/// Saving frames: <c>frame.SaveCsv("results.csv", includeRowKeys = false)</c>.
[<AutoOpen>]
module ``F# Frame output`` =

    type Frame<'TRowKey, 'TColumnKey when 'TRowKey: equality and 'TColumnKey: equality> with

        /// Writes the frame as comma-separated text. The row keys come first, under the name Key, unless
        /// includeRowKeys is false; numbers are in the invariant culture unless another is given.
        member frame.SaveCsv
            (writer: TextWriter, ?includeRowKeys: bool, ?keyNames: seq<string>, ?separator: char, ?culture: CultureInfo)
            : unit =
            CsvWriting.write
                writer
                (defaultArg separator ',')
                (defaultArg culture CultureInfo.InvariantCulture)
                (defaultArg includeRowKeys true)
                keyNames
                frame

        /// Writes the frame to a file of comma-separated text; of tab-separated text when its name ends in
        /// .tsv.
        member frame.SaveCsv
            (path: string, ?includeRowKeys: bool, ?keyNames: seq<string>, ?separator: char, ?culture: CultureInfo)
            : unit =
            let usual =
                if path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) then
                    '\t'
                else
                    ','

            use writer = new StreamWriter(path)

            CsvWriting.write
                writer
                (defaultArg separator usual)
                (defaultArg culture CultureInfo.InvariantCulture)
                (defaultArg includeRowKeys true)
                keyNames
                frame
