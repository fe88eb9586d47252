/// Where the tests of the house work.
module DLWorkbook.Tests.House.Folders

open System.IO

/// The workbook's folder.
let house = Path.GetFullPath(Path.Combine(__SOURCE_DIRECTORY__, "..", ".."))

/// Does something in a folder that is gone afterwards.
let inTemporaryFolder (work: string -> unit) =
    let folder = Directory.CreateTempSubdirectory("house").FullName

    try
        work folder
    finally
        Directory.Delete(folder, true)
