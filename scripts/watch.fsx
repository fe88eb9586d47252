(** Re-checks a lab's exercises on each save: `dotnet fsi scripts/watch.fsx labs/lab1b_mlp_scratch.fsx`. *)

#load "workbook.fsx"

open DLWorkbook

exit (Watch.run fsi.CommandLineArgs[1..])
