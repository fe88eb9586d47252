(** Grades a lab again, and keeps what was graded before: `dotnet fsi scripts/regrade.fsx lab1b_mlp_scratch --why "…"`. With
    `--dry-run` it records nothing and prints who would change, by how much and why. *)

#load "workbook.fsx"
#r "DLWorkbook.Grading.dll"

exit (DLWorkbook.Grading.RegradeCommand.Run(fsi.CommandLineArgs[1..], System.Console.Out))
