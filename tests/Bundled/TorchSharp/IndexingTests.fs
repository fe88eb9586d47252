/// Indexing and slicing, against a plain reading of what each index means.
module DLWorkbook.Tests.Bundled.Torch.IndexingTests

open System
open System.Runtime.InteropServices
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Tests.Bundled.Torch.TensorFixtures

type private Index = torch.TensorIndex

let private at (i: int) = Index.Single(Nullable(int64 i))

let private range (start: int, stop: int) =
    Index.Slice(Nullable(int64 start), Nullable(int64 stop))

/// 0, 1, 2, … in a shape.
let private counting ([<ParamArray>] shape: int64[]) =
    torch.arange(Scalar.op_Implicit (Seq.fold (*) 1L shape)).reshape(shape)

let private longs (t: Tensor) =
    t.contiguous().data<int64>().ToArray() |> List.ofArray

let private test name act = testCase name (scoped act)

/// A range in Python's way: negative places count from the end, and both ends are clipped.
let private python (start: int option) (stop: int option) step length =
    let clip i =
        max 0 (min length (if i < 0 then i + length else i))

    [ defaultArg (Option.map clip start) 0 .. step .. defaultArg (Option.map clip stop) length - 1 ]

let private optional (i: int option) =
    i |> Option.map int64 |> Option.toNullable

let private reading =
    testList "reading" [
        test "one place drops a dimension, a negative one counts from the end"
        <| fun () ->
            let t = counting [| 2L; 3L |]
            Expect.equal (longs t[1]) [ 3L; 4L; 5L ] "row"
            Expect.equal (longs t[-1]) [ 3L; 4L; 5L ] "last row"
            Expect.equal (t[1, 2].ToInt64()) 5L "element"

        test "a slice, a new dimension, an ellipsis and a colon are as in Python"
        <| fun () ->
            let t = counting [| 2L; 3L; 4L |]
            Expect.equal t[Index.Ellipsis, at 0].shape [| 2L; 3L |] "ellipsis"
            Expect.equal (longs t[Index.Ellipsis, at -1]) [ 3L; 7L; 11L; 15L; 19L; 23L ] "last column"
            Expect.equal t[Index.None, Index.Colon, at 1].shape [| 1L; 2L; 4L |] "new dimension"
            Expect.equal (longs t[at 0, range (1, 3), at 2]) [ 6L; 10L ] "slice"
            Expect.equal (longs t[at 1, at 0, Index.Slice(step = Nullable 2L)]) [ 12L; 14L ] "step"

        test "places in a tensor pick slices, a mask picks elements"
        <| fun () ->
            let t = counting [| 3L; 2L |]
            let places = torch.tensor [| 2L; 0L; 2L |]
            Expect.equal (longs t[places]) [ 4L; 5L; 0L; 1L; 4L; 5L ] "places"
            Expect.equal (longs t[t.gt (Scalar.op_Implicit 2)]) [ 3L; 4L; 5L ] "mask over both dimensions"

            Expect.equal
                (longs t[Index.Colon, Index.Tensor(torch.tensor [| false; true |])])
                [ 1L; 3L; 5L ]
                "mask of one"

            Expect.equal (longs t[Index.Tensor places, at 1]) [ 5L; 1L; 5L ] "places and a place"

        test "a view shares memory with what it was taken from"
        <| fun () ->
            let t = torch.zeros (2L, 3L)
            t[0].fill_(Scalar.op_Implicit 7.0) |> ignore
            Expect.equal (values t) [| 7.0; 7.0; 7.0; 0.0; 0.0; 0.0 |] "the first row changed"

        test "what is outside is an error that names the place"
        <| fun () ->
            let t = counting [| 2L; 3L |]
            raises<ExternalException> "index 2" (fun () -> t[2] |> ignore)
            raises<IndexOutOfRangeException> "3" (fun () -> t[at 0, at 0, at 0] |> ignore)

        test "any slice of a vector is Python's"
        <| fun () ->
            let place = Gen.choose (-7, 7) |> Gen.optionOf

            Prop.forAll (Arb.fromGen (Gen.zip3 place place (Gen.choose (1, 3)))) (fun (start, stop, step) ->
                use _ = torch.NewDisposeScope()
                let t = counting [| 5L |]
                let expected = python start stop step 5 |> List.map int64
                longs t[Index.Slice(optional start, optional stop, Nullable(int64 step))] = expected)
            |> Check.QuickThrowOnFailure
    ]

let private writing =
    testList "writing" [
        test "a place, a slice, a mask and places take new values"
        <| fun () ->
            let t = torch.zeros (2L, 3L)
            t[0, 1] <- torch.tensor 1.0f
            t[at 1] <- torch.tensor [| 2.0f; 3.0f; 4.0f |]
            Expect.equal (values t) [| 0.0; 1.0; 0.0; 2.0; 3.0; 4.0 |] "place and row"
            t[t.gt (Scalar.op_Implicit 2.5)] <- torch.tensor -1.0f
            Expect.equal (values t) [| 0.0; 1.0; 0.0; 2.0; -1.0; -1.0 |] "mask"
            t[Index.Colon, Index.Tensor(torch.tensor [| 0L; 2L |])] <- torch.tensor 9.0f
            Expect.equal (values t) [| 9.0; 1.0; 9.0; 9.0; -1.0; 9.0 |] "places"

        test "a number fills, and accumulation counts a place twice"
        <| fun () ->
            let t = torch.zeros 3L
            t.index_put_ (Scalar.op_Implicit 2.0, range (0, 2)) |> ignore
            Expect.equal (values t) [| 2.0; 2.0; 0.0 |] "filled"
            t.index_put_ (torch.ones 2L, [| torch.tensor [| 2L; 2L |] |], true) |> ignore
            Expect.equal (values t) [| 2.0; 2.0; 2.0 |] "added twice"

        test "leading dimensions of length one are dropped"
        <| fun () ->
            let t = torch.zeros (2L, 3L)
            t[at 0] <- torch.ones (1L, 3L)
            Expect.equal (values t) [| 1.0; 1.0; 1.0; 0.0; 0.0; 0.0 |] "row"

        test "gradients flow through a slice and through places"
        <| fun () ->
            let t = torch.zeros (4L, requires_grad = true)
            let picked = t[range (1, 3)].sum() + (t[torch.tensor [| 3L; 3L |]]).sum()
            picked.backward ()
            Expect.equal (t.grad |> Option.ofObj |> Option.map values) (Some [| 0.0; 1.0; 1.0; 2.0 |]) "gradient"
    ]

let private broadcasting =
    test "sums of tensors of any broadcastable shapes are the sums of their elements"
    <| fun () ->
        let shapes =
            Gen.listOfLength 3 (Gen.zip (Gen.choose (1, 3)) (Gen.elements [ 0; 1; 2 ]))

        Prop.forAll (Arb.fromGen shapes) (fun dims ->
            use _ = torch.NewDisposeScope()
            // Each dimension has its length in both tensors, or 1 in one of them.
            let side keep = [| for n, which in dims -> if which = keep then 1L else int64 n |]
            let a, b = torch.rand (side 1), torch.rand (side 2)
            let sum = a + b

            Seq.forall
                (fun (i, j, k) ->
                    let pick (t: Tensor) =
                        let clip d i = if t.shape[d] = 1L then 0L else i
                        t[clip 0 i, clip 1 j, clip 2 k].ToSingle()

                    sum[i, j, k].ToSingle() = pick a + pick b)
                (seq {
                    for i in 0L .. sum.shape[0] - 1L do
                        for j in 0L .. sum.shape[1] - 1L do
                            for k in 0L .. sum.shape[2] - 1L -> i, j, k
                }))
        |> Check.QuickThrowOnFailure

let tests = testList "tensor indexing" [ reading; writing; broadcasting ]
