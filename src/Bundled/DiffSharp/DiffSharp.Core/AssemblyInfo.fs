/// The methods of `Tensor` and `dsharp` that stand in files of their own are there for whoever refers to the assembly, also
/// where `DiffSharp` is not opened, as those of the real package are.
module internal DiffSharp.AssemblyInfo

[<assembly: AutoOpen("DiffSharp.DifferentiationExtensions")>]
[<assembly: AutoOpen("DiffSharp.StructureExtensions")>]
[<assembly: AutoOpen("DiffSharp.SlicingExtensions")>]
[<assembly: AutoOpen("DiffSharp.JoiningExtensions")>]
[<assembly: AutoOpen("DiffSharp.ConversionExtensions")>]
[<assembly: AutoOpen("DiffSharp.CreationExtensions")>]
[<assembly: AutoOpen("DiffSharp.ReductionExtensions")>]
[<assembly: AutoOpen("DiffSharp.FunctionExtensions")>]
[<assembly: AutoOpen("DiffSharp.ComparisonExtensions")>]
[<assembly: AutoOpen("DiffSharp.LinearAlgebraExtensions")>]
[<assembly: AutoOpen("DiffSharp.LossExtensions")>]
[<assembly: AutoOpen("DiffSharp.ConfigExtensions")>]
[<assembly: AutoOpen("DiffSharp.DsharpFunctions")>]
[<assembly: AutoOpen("DiffSharp.DsharpReductions")>]
[<assembly: AutoOpen("DiffSharp.DsharpStructure")>]
[<assembly: AutoOpen("DiffSharp.DsharpComparisons")>]
[<assembly: AutoOpen("DiffSharp.CollectionExtensions")>]
[<assembly: AutoOpen("DiffSharp.DifferentiationOperations")>]
[<assembly: AutoOpen("DiffSharp.DerivativeOperations")>]
do ()
