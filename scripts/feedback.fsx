(** Gives back what was graded: `dotnet fsi scripts/feedback.fsx lab1b_mlp_scratch --course course` writes a page for each
    student, the class report and the tables for Canvas, Moodle and Gradescope; `… help` lists the options. *)

#load "workbook.fsx"
#r "DLWorkbook.Grading.dll"

open DLWorkbook.Grading

exit (FeedbackCommand.Run(fsi.CommandLineArgs[1..], System.Console.Out))
