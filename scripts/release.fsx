(** Writes a lab's student version, or says everything that is wrong with it:
    `dotnet fsi scripts/release.fsx lab1b_mlp_scratch --due 2026-12-01T23:59+01:00 --late inf265 --course course`;
    `help` lists the options. *)

#load "workbook.fsx"
#r "DLWorkbook.Grading.dll"

open DLWorkbook.Grading

exit (ReleaseCommand.Run(fsi.CommandLineArgs[1..], System.Console.Out))
