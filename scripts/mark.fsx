(** Marks, comments and extensions by hand: `dotnet fsi scripts/mark.fsx points lab1b_mlp_scratch ada 1b.3 +1 "a good plot"`;
    `dotnet fsi scripts/mark.fsx help` lists the rest. *)

#load "workbook.fsx"
#r "DLWorkbook.Grading.dll"

open DLWorkbook.Grading

exit (MarkCommand.Run(fsi.CommandLineArgs[1..], System.Console.Out))
