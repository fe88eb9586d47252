/// How fast this machine multiplies matrices: the median of large float32 products through torch, on all cores.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.MatrixRate

open System.Diagnostics
open TorchSharp

let private size = 2048L
let private productsPerCall = 3

/// FLOP a second of so many products of two (2048, 2048) matrices, one number a product. The first one wakes the
/// threads and does not count.
let measure () : float list =
    use _ = torch.NewDisposeScope()
    use _ = torch.no_grad ()
    let a, b = torch.rand (size, size), torch.rand (size, size)
    let flop = 2.0 * float size ** 3.0

    [
        for _ in 0..productsPerCall do
            let start = Stopwatch.GetTimestamp()
            torch.matmul(a, b).Dispose()
            flop / Stopwatch.GetElapsedTime(start).TotalSeconds
    ]
    |> List.tail
