(** Collects submissions as Moodle, Canvas and GitHub Classroom name them, or from a tree `student/lab.fsx`:
    `dotnet fsi scripts/collect.fsx submissions.zip --lab lab1b_mlp_scratch --course course`; `help` lists the options. *)

#load "workbook.fsx"
#r "DLWorkbook.Grading.dll"

open DLWorkbook.Grading

exit (CollectCommand.Run(fsi.CommandLineArgs[1..], System.Console.Out))
