(** One screen that says what is installed, which packages and libtorch are used, which data sets are found where, and
    what mends each thing that is missing. It works before anything is built. *)

#load "build/Say.fs"
#load "build/Shell.fs"
#load "build/Feeds.fs"
#load "build/Machine.fs"
#load "build/Doctor.fs"

open System.IO
open DLWorkbook.House

exit (Doctor.run (Path.GetDirectoryName __SOURCE_DIRECTORY__))
