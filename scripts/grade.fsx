(** Grades what was collected of a lab: `dotnet fsi scripts/grade.fsx lab1b_mlp_scratch`. Stopped at any instant, it goes on
    where it was. `dotnet fsi scripts/grade.fsx help` lists the options. *)

#load "workbook.fsx"
#r "DLWorkbook.Grading.dll"

exit (DLWorkbook.Grading.GradeCommand.Run(fsi.CommandLineArgs[1..], System.Console.Out))
