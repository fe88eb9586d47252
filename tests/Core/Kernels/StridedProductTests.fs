module DLWorkbook.Tests.Core.Kernels.StridedProductTests

open System
open System.Numerics
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Kernels

/// Rows in fours, depth, vectors, whether A lies transposed, whether C is added to.
let private cases =
    gen {
        let! rows = Gen.choose (1, 6)
        let! depth = Gen.choose (0, 20)
        let! vectors = Gen.choose (1, 5)
        let! turned = Gen.elements [ true; false ]
        let! add = Gen.elements [ true; false ]
        return 4 * rows, depth, vectors, turned, add
    }

let private agrees (rows, depth, vectors, turned, add) =
    let width = vectors * Vector<float>.Count
    let a = Array.init (rows * depth + 1) (fun i -> float (i % 7) - 3.0)
    let b = Array.init (depth * width + 1) (fun i -> float (i % 5) - 2.0)
    let c = Array.init (rows * width) (fun i -> float i)

    let expected =
        Array.init (rows * width) (fun i ->
            let r, column = i / width, i % width

            let product =
                Seq.sum (
                    seq {
                        for k in 0 .. depth - 1 do
                            (if turned then a[k * rows + r] else a[r * depth + k]) * b[k * width + column]
                    }
                )

            if add then c[i] + product else product)

    use ta = torch.tensor a
    use tb = torch.tensor b
    use tc = torch.tensor c
    let row, step = if turned then 1, rows else depth, 1

    StridedProduct.Multiply<float>(
        TensorMemory.Of<float> ta,
        nativeint row,
        nativeint step,
        TensorMemory.Of<float> tb,
        TensorMemory.Of<float> tc,
        rows,
        depth,
        vectors,
        add
    )

    tc.data<float>().ToArray() = expected

let tests =
    testList "products of small matrices with any strides" [
        testCase "whole numbers come out exactly as by the definition"
        <| fun () ->
            Check.One(
                Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 300,
                Prop.forAll (Arb.fromGen cases) agrees
            )

        testCase "the transpose of the transpose is the matrix"
        <| fun () ->
            use matrix = torch.arange (35L, dtype = Nullable torch.ScalarType.Float32)
            use turned = torch.zeros_like matrix
            use back = torch.zeros_like matrix
            let at (tensor: torch.Tensor) = TensorMemory.Of<float32> tensor
            Transposition.Write<float32>(at matrix, 5n, 7n, at turned)
            Transposition.Write<float32>(at turned, 7n, 5n, at back)
            Expect.equal (turned.data<float32>().ToArray()[..4]) [| 0f; 7f; 14f; 21f; 28f |] "the first column"
            Expect.equal (back.data<float32>().ToArray()) (matrix.data<float32>().ToArray()) "there and back"
    ]
