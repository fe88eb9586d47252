(** One screen that says what is installed, which packages and libtorch are used, which data sets are found where, and
    what mends each thing that is missing. It works before anything is built, and in a REPL (`#load "scripts/doctor.fsx"`)
    it also says whether that session's threads are as the workbook chose. *)

#load "build/Say.fs"
#load "build/Shell.fs"
#load "build/Feeds.fs"
#load "build/Machine.fs"
#load "build/Doctor.fs"

open System.IO
open DLWorkbook.House

let private outcome = Doctor.run (Path.GetDirectoryName __SOURCE_DIRECTORY__)

// A script ends with the outcome; a REPL goes on.
if Path.GetFileName fsi.CommandLineArgs[0] = "doctor.fsx" then
    exit outcome
