module DLWorkbook.Tests.Checking.ValueTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Checking
open TorchSharp

type private Pair = { Left: float; Right: int[] }

type private Tree =
    | Leaf of float
    | Node of Tree * Tree
    | Nothing

/// Floats with all the odd ones among them.
let private odd =
    Gen.frequency [
        1,
        Gen.elements [
            nan
            infinity
            -infinity
            0.0
            -0.0
            Double.Epsilon
            Double.MaxValue
            BitConverter.Int64BitsToDouble 0x7ff8000000000123L
        ]
        3, ArbMap.generate<float> ArbMap.defaults
    ]

let private block (shape: int64 list) =
    let count = shape |> List.fold (fun product size -> product * int size) 1

    Gen.oneof [
        Gen.arrayOfLength count odd
        |> Gen.map (fun cells -> Element.Float64, Cells.Reals cells)
        Gen.arrayOfLength count (ArbMap.generate<int64> ArbMap.defaults)
        |> Gen.map (fun cells -> Element.Int64, Cells.Wholes cells)
    ]
    |> Gen.map (fun (element, cells) ->
        Value.Block {
            Holder =
                match shape.Length with
                | 0 -> Holder.Scalar
                | 1 -> Holder.Array
                | _ -> Holder.Tensor
            Element = element
            Shape = shape
            Cells = cells
            RequiresGrad = false
        })

let private shapes =
    Gen.choose (0, 3)
    |> Gen.bind (fun rank -> Gen.listOfLength rank (Gen.choose (0, 4) |> Gen.map int64))

let rec private values depth =
    let leaf =
        Gen.frequency [
            4, Gen.bind block shapes
            1,
            ArbMap.generate<string> ArbMap.defaults
            |> Gen.map (fun text -> Value.Text(string text))
            1, Gen.elements [ "sine"; "no such" ] |> Gen.map Value.Function
        ]

    if depth = 0 then
        leaf
    else
        let members =
            Gen.choose (0, 3)
            |> Gen.bind (fun count -> Gen.listOfLength count (values (depth - 1)))

        Gen.frequency [
            2, leaf
            1, Gen.map (fun it -> Value.Group(Grouping.Tuple, it)) members
            1, Gen.map (fun it -> Value.Group(Grouping.Case "Node", it)) members
            1, Gen.map (fun it -> Value.Group(Grouping.Option, List.truncate 1 it)) members
        ]

let private holds property =
    Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 300, property)

let private roundTrip (value: 'value) =
    let encoded = Codec.encode "it" typeof<'value> (box value)
    let sent = encoded |> ValueJson.toText |> ValueJson.ofText
    Expect.isTrue (Value.same encoded sent) "the same value after a journey as text"
    Codec.decode "it" typeof<'value> sent |> unbox<'value>

let private comesBack (value: 'value) =
    Expect.equal (roundTrip value) value $"{Codec.typeName typeof<'value>}"

let private misfits (pattern: string) (work: unit -> unit) =
    try
        work ()
        failtest $"expected a misfit that says {pattern}"
    with :? MisfitException as fault ->
        Expect.isTrue (fault.Message.Contains pattern) $"expected \"{pattern}\" in: {fault.Message}"

let private malformed (pattern: string) (text: string) =
    try
        ValueJson.ofText text |> ignore
        failtest $"expected a format fault that says {pattern}"
    with :? FormatException as fault ->
        Expect.isTrue (fault.Message.Contains pattern) $"expected \"{pattern}\" in: {fault.Message}"

let tests =
    testList "values" [
        testCase "any value comes back from its text with the same bits"
        <| fun () ->
            holds (
                Prop.forAll (Arb.fromGen (values 3)) (fun value ->
                    Value.same value (value |> ValueJson.toText |> ValueJson.ofText))
            )

        testCase "what F# has for numbers comes back through the codec, the text, and the codec"
        <| fun () ->
            comesBack 1.5
            comesBack 1.5f
            comesBack 3
            comesBack Int64.MaxValue
            comesBack true
            comesBack "naïve \ud800 text"
            comesBack [| 1.0; -2.0 |]
            comesBack ([||]: int[])
            comesBack [| [| 1.0f |]; [||]; [| 2.0f; 3.0f |] |]
            comesBack (array2D [ [ 1.0; 2.0; 3.0 ]; [ 4.0; 5.0; 6.0 ] ])
            comesBack [ 1; 2; 3 ]
            comesBack ([]: float list)
            comesBack [ "a"; "b" ]
            comesBack (1.0, [| 2 |], "three")
            comesBack (struct (1.0, 2))
            comesBack (Some [| 1.0 |])
            comesBack (None: float option)
            comesBack { Left = 1.0; Right = [| 2 |] }
            comesBack {| A = 1; B = [ 2.0 ] |}
            comesBack (Node(Leaf 1.0, Node(Nothing, Leaf 2.0)))
            comesBack ()

        testCase "a float keeps its bits: NaN's too, the sign of zero, the infinities"
        <| fun () ->
            for value in [ nan; -0.0; infinity; -infinity; BitConverter.Int64BitsToDouble 0x7ff8000000000123L ] do
                let back = roundTrip [| value |]
                Expect.isTrue (Value.sameBits back[0] value) $"{value}"

        testCase "a record and the tuple of its fields are the same value"
        <| fun () ->
            let record = Codec.encode "it" typeof<Pair> { Left = 1.0; Right = [| 2 |] }
            let tuple = Codec.encode "it" typeof<float * int[]> (1.0, [| 2 |])
            Expect.isTrue (Value.same record tuple) "the same"

        testCase "a tensor comes back with its type, its shape and whether it wants gradients"
        <| fun () ->
            use _ = torch.NewDisposeScope()

            for dtype in
                [
                    torch.ScalarType.Float64
                    torch.ScalarType.Float32
                    torch.ScalarType.Float16
                    torch.ScalarType.BFloat16
                    torch.ScalarType.Int64
                    torch.ScalarType.Int32
                    torch.ScalarType.Int16
                    torch.ScalarType.Int8
                    torch.ScalarType.Byte
                    torch.ScalarType.Bool
                ] do
                let tensor = torch.arange(6L).reshape(2L, 3L).to_type dtype
                let back = roundTrip tensor
                Expect.equal back.dtype dtype "dtype"
                Expect.equal back.shape [| 2L; 3L |] "shape"
                Expect.isTrue (back.equal(tensor).all().ToBoolean()) $"{dtype}"

            let wanting = torch.ones(2L).requires_grad_ true
            Expect.isTrue (roundTrip wanting).requires_grad "requires_grad"

        testCase "a transposed tensor is read along its axes, not along its memory"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let tensor = torch.tensor(array2D [ [ 1.0; 2.0 ]; [ 3.0; 4.0 ] ]).transpose(0L, 1L)
            Expect.equal (Value.numbers (Codec.encode "it" typeof<torch.Tensor> tensor)) [| 1.0; 3.0; 2.0; 4.0 |] "rows"

        testCase "what does not fit says what was expected and what came"
        <| fun () ->
            misfits "expected float[], got one float" (fun () ->
                Codec.decode "x" typeof<float[]> (Value.number 1.0) |> ignore)

            misfits "expected int[], got float[] of 2" (fun () ->
                Codec.encode "x" typeof<float[]> [| 1.0; 2.0 |]
                |> Codec.decode "x" typeof<int[]>
                |> ignore)

            misfits "got null" (fun () -> Codec.encode "x" typeof<float[]> null |> ignore)

            misfits "names no function" (fun () ->
                Codec.decode "f" typeof<float -> float> (Value.Function "x") |> ignore)

            misfits "(float -> float)" (fun () -> Codec.decode "f" typeof<int -> int> (Value.Function "sine") |> ignore)
            misfits "or unions of them" (fun () -> Codec.encode "x" typeof<Random> (Random()) |> ignore)

        testCase "a text that is no value is refused with a reason"
        <| fun () ->
            malformed "" "{"
            malformed "an object" "[]"
            malformed "another kind" "{}"
            malformed "expected one of" """{"in":"array","of":"float63","shape":[0],"cells":""}"""
            malformed "expected 3 numbers" """{"in":"array","of":"float64","shape":[3],"cells":"AAAAAAAA8D8="}"""
            malformed "expected" """{"in":"array","of":"float64","shape":[9223372036854775807,4],"cells":""}"""
            malformed "base64" """{"in":"array","of":"float64","shape":[0],"cells":"?"}"""
            malformed "at least 0" """{"in":"array","of":"float64","shape":[-1],"cells":""}"""
            malformed "axes" """{"in":"scalar","of":"float64","shape":[1],"cells":"AAAAAAAA8D8="}"""
            malformed "at most one" """{"option":[{"tuple":[]},{"tuple":[]}]}"""
            malformed "" (String.replicate 500 "{\"tuple\":[" + String.replicate 500 "]}")

        testCase "arrays inside tuples, lists, records and options are found as memory that may be shared"
        <| fun () ->
            let array = [| 1.0 |]
            Expect.isTrue (Codec.shares (2, Some [ { Left = 1.0; Right = [| 1 |] } ], array) [| array |]) "shared"
            Expect.isFalse (Codec.shares (Array.copy array) array) "a copy is not"
            Expect.isFalse (Codec.shares ([||]: float[]) ([||]: float[])) "empty arrays hold nothing to share"

        testCase "a view of a tensor shares its memory, a clone does not"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let tensor () = torch.arange(6.0).reshape(2L, 3L)
            let one = tensor ()
            Expect.isTrue (Codec.shares (one.transpose (0L, 1L)) one) "a transposed view"
            let one = tensor ()
            Expect.isTrue (Codec.shares (one.narrow (0L, 1L, 1L)) one) "a part"
            let one = torch.ones(1L, 3L).expand(4L, 3L)
            Expect.isTrue (Codec.shares (one.detach ()) one) "an expanded one"
            let one = tensor ()
            Expect.isFalse (Codec.shares (one.clone ()) one) "a clone"
    ]
