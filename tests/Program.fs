/// The whole test suite: each test file exposes one list, and every list is named here.
module DLWorkbook.Tests.Program

open Expecto

let private all =
    testList "workbook" [
        // One line for each test file, in the order of tests/DLWorkbook.Tests.fsproj.
        Bundled.ExpectoTests.tests
        Bundled.PlotlyTests.tests
        Face.PlotTests.tests
        Face.MeasureTests.tests
        Face.GradientsTests.tests
        Face.LockstepTests.tests
        Face.PlotGraphTests.tests
        Face.ShowTests.tests
        Bundled.DeedleTests.tests
        Bundled.FSharpStatsTests.tests
        Bundled.Deedle.LookupTests.tests
        Bundled.Deedle.GroupingTests.tests
        Bundled.Deedle.JoiningTests.tests
        Bundled.Deedle.ArithmeticTests.tests
        Bundled.Deedle.CsvTests.tests
        Bundled.FSharpStats.RankTests.tests
        Bundled.FSharpStats.HistogramTests.tests
        Bundled.FSharpStats.ConfusionTests.tests
        Bundled.Torch.OperatorTests.tests
        Bundled.Torch.IndexingTests.tests
        Bundled.Torch.AutogradTests.tests
        Bundled.Torch.LifetimeTests.tests
        Bundled.Torch.ValueTests.tests
        Bundled.Torch.TextAndFileTests.tests
        Bundled.DiffSharp.TensorTests.tests
        Bundled.DiffSharp.ValueTests.tests
        Bundled.DiffSharp.DerivativeTests.tests
        Bundled.DiffSharp.NestingTests.tests
        Bundled.DiffSharp.AgreementTests.tests
        Bundled.DiffSharp.TensorAgreementTests.tests
        Bundled.DiffSharp.ModelTests.tests
        Bundled.NN.LayerTests.tests
        Bundled.NN.FunctionTests.tests
        Bundled.NN.ModuleTests.tests
        Bundled.NN.RecurrentTests.tests
        Bundled.Optim.OptimizerTests.tests
        Bundled.Optim.SchedulerTests.tests
        Face.TableTests.tests
        House.PackageTests.tests
        House.TestFileTests.tests
        House.FeedTests.tests
        House.StampTests.tests
        House.BlockTests.tests
        House.CommandTests.tests
        House.SetupTests.tests
        House.LibtorchTests.tests
        House.DoctorTests.tests
        BenchTests.tests
        Core.Runtime.ThreadPlanTests.tests
        Core.Runtime.ThreadCheckTests.tests
        Core.Data.SeededRandomTests.tests
        Core.Data.SplitTests.tests
        Core.Data.BatchLoaderTests.tests
        Core.Data.TextTests.tests
        Core.Data.ImdbTests.tests
        Core.Data.FinderTests.tests
        Core.Data.DownloaderTests.tests
        Core.Data.SampleReviewsTests.tests
        Core.Data.ImageTests.tests
        Core.Data.TableTests.tests
        Core.Data.IrisTests.tests
        Core.Data.PointTests.tests
        Core.Data.Fuzz.FuzzTests.tests
        Core.Models.EmbeddingTests.tests
        Core.Kernels.CounterRandomTests.tests
        Core.Kernels.StridedProductTests.tests
        Core.Models.DropoutTests.tests
        Core.Models.AttentionTests.tests
        Core.Models.AttentionDropoutTests.tests
        Core.Models.MultiheadAttentionTests.tests
        Core.Models.EncoderLayerTests.tests
        Core.Models.RowKernelTests.tests
        Core.Models.TextModelTests.tests
        Core.Models.FusedRecurrentTests.tests
        Core.Models.MlpTests.tests
        Core.Evaluation.MulticlassReportTests.tests
        Face.ImagesTests.tests
        Core.Data.TableEncoderTests.tests
        Core.Evaluation.EvaluationTests.tests
        Core.Evaluation.CalibrationTests.tests
        Face.TabularTests.tests
        Core.Training.OptimiserTests.tests
        Core.Training.TrainerTests.tests
        Face.TextTests.tests
        Face.LabOptionsTests.tests
        Face.PointsTests.tests
        Face.ProgressTests.tests
        Face.InterruptTests.tests
        Checking.ValueTests.tests
        Checking.CompareTests.tests
        Checking.ExaminationTests.tests
        Checking.ScoreTests.tests
        Checking.ProcessTests.tests
        Checking.LabSourceTests.tests
        Checking.LabSliceTests.tests
        Checking.SyllabusTests.tests
        Checking.WatchTests.tests
        Checking.CheckTests.tests
        Checking.Exercises.Lab0Tests.tests
        Checking.Exercises.Lab0bTests.tests
        Checking.Exercises.Lab1Tests.tests
        Checking.Exercises.Lab1bTests.tests
        Checking.Exercises.Lab1b2Tests.tests
        Checking.Exercises.Lab1cTests.tests
        Checking.Exercises.Lab1dTests.tests
        Checking.Exercises.Lab1eTests.tests
        Checking.Exercises.Lab1fTests.tests
        Checking.Exercises.Lab2cTests.tests
        Checking.ExaminerTests.tests
        Checking.CatalogueTests.tests
        Checking.SolutionTests.tests
        Checking.Mutation.MutationTests.tests
        Grading.SandboxTests.tests
        Grading.SubmissionSourceTests.tests
        Grading.CompilerTests.tests
        Grading.HonestTests.tests
        Grading.WorkerTests.tests
        Grading.ForgeryTests.tests
        Grading.OddAnswerTests.tests
        Grading.GradebookTests.tests
        Grading.LatePolicyTests.tests
        Grading.StandingTests.tests
        Grading.ExportTests.tests
        Grading.KillTests.tests
        Grading.RealKillTests.tests
        Bundled.Torch.MissingLibraryTests.tests
        Grading.SimilarityTests.tests
        Grading.FeedbackTests.tests
        Grading.ReportTests.tests
        Grading.SlurmTests.tests
        Grading.CollectTests.tests
        Grading.ReleaseTests.tests
    ]

[<EntryPoint>]
let main args =
    DLWorkbook.Core.Runtime.Threads.Prepare() |> ignore

    match args with
    | [| Face.TrainingChild.Argument; folder |] -> Face.TrainingChild.run folder
    | [| Checking.ExamineeChild.Argument; name |] -> Checking.ExamineeChild.run name
    | [| Grading.KillChild.Argument; gradebook |] -> Grading.KillChild.run gradebook
    | [| Grading.RealGradingChild.Argument; folder; gradebook |] -> Grading.RealGradingChild.run folder gradebook
    | [| Grading.SlurmChild.Grader; course; marks; configuration |] ->
        Grading.SlurmChild.runGrader course marks configuration
    | _ when args.Length > 0 && args[0] = Grading.SlurmChild.Node -> Grading.SlurmChild.runNode (List.ofArray args[1..])
    | _ when args.Length > 0 && args[0] = Checking.WatchTests.Argument -> DLWorkbook.Watch.run args[1..]
    | _ -> runTestsWithCLIArgs [] args all
