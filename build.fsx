(** The workbook's build. From a bare machine:

      dotnet fsi build.fsx lab lab2_rnn     trains the lab, after installing and building what it needs
      dotnet fsi build.fsx test             passes every test

    Each stage runs the ones that it needs and skips what is up to date. `dotnet fsi build.fsx help` lists them. *)

#load "scripts/build/Say.fs"
#load "scripts/build/Shell.fs"
#load "scripts/build/Stamps.fs"
#load "scripts/build/Feeds.fs"
#load "scripts/build/Machine.fs"
#load "scripts/build/Setup.fs"
#load "scripts/build/Artifacts.fs"
#load "scripts/build/Quicken.fs"
#load "scripts/build/Order.fs"
#load "scripts/build/Restore.fs"
#load "scripts/build/Build.fs"
#load "scripts/build/Blocks.fs"
#load "scripts/build/Use.fs"
#load "scripts/build/Stages.fs"

open DLWorkbook.House

exit (Stages.main __SOURCE_DIRECTORY__ (List.tail (List.ofArray fsi.CommandLineArgs)))
