namespace DiffSharp.Util

open System
open System.Collections
open DiffSharp

/// Turns a .NET value (a number, or arrays, lists, sequences and tuples of them, nested evenly) into a flat array.
module DataConverter =

    let private isTuple (value: obj) =
        Reflection.FSharpType.IsTuple(value.GetType())

    let private jagged (shapes: Shape[]) =
        let other = shapes |> Array.find (fun shape -> not (Shape.equal shape shapes[0]))

        invalidArg
            "value"
            $"tensor: rows of different shapes, {Shape.text shapes[0]} and {Shape.text other}: pad or cut them to one length"

    // Elements in order, and the shape.
    let rec private gather (value: obj) : obj[] * Shape =
        let rows (items: obj[]) =
            let parts = items |> Array.map gather
            let shapes = Array.map snd parts

            if shapes.Length = 0 then
                [||], [| 0 |]
            elif Array.forall (Shape.equal shapes[0]) shapes then
                Array.collect fst parts, Array.append [| items.Length |] shapes[0]
            else
                jagged shapes

        match value with
        | :? string -> invalidArg "value" "tensor: expected numbers, got text: parse it first"
        | :? scalar -> [| value |], [||]
        | :? Array as array when array.Rank > 1 ->
            [| for item in array -> nonNull item |], Array.init array.Rank array.GetLength
        | :? IEnumerable as items -> rows [| for item in items -> nonNull item |]
        | _ when isTuple value -> rows (Reflection.FSharpValue.GetTupleFields value |> Array.map nonNull)
        | _ ->
            invalidArg
                "value"
                $"tensor: expected numbers, or arrays, lists or tuples of them, got a {value.GetType().Name}"

    // An array of numbers, of any rank, keeps its elements' order in memory.
    let private flat (array: Array) : Array =
        let element = nonNull (array.GetType().GetElementType())
        let copy = Array.CreateInstance(element, array.Length)
        Buffer.BlockCopy(array, 0, copy, 0, Buffer.ByteLength array)
        copy

    let private typed (items: obj[]) : Array =
        match items |> Array.tryHead with
        | None -> [||]: float32[]
        | Some first ->
            let kind = first.GetType()

            match items |> Array.tryFind (fun item -> item.GetType() <> kind) with
            | Some other ->
                invalidArg
                    "value"
                    $"tensor: elements of different types, {kind.Name} and {other.GetType().Name}: convert one"
            | None ->
                let copy = Array.CreateInstance(kind, items.Length)
                Array.Copy(items, copy, items.Length)
                copy

    /// The elements in order, in an array of their own type, and the shape. The caller's array is copied.
    let dataOfValues (value: obj) : Array * Shape =
        match value with
        | :? Array as array when (nonNull (array.GetType().GetElementType())).IsPrimitive ->
            flat array, Array.init array.Rank array.GetLength
        | _ ->
            let items, shape = gather value
            typed items, shape

    /// The type that such elements get when none is asked for; `float` becomes `Float32`, as in the literature of deep
    /// learning.
    let inferred (data: Array) : Dtype =
        match data with
        | :? (float[])
        | :? (float32[]) -> Dtype.Float32
        | :? (int64[]) -> Dtype.Int64
        | :? (int16[]) -> Dtype.Int16
        | :? (bool[]) -> Dtype.Bool
        | _ ->
            // The runtime takes int[] for uint32[] and byte[] for sbyte[]: ask for the exact element type.
            match nonNull (data.GetType().GetElementType()) with
            | kind when kind = typeof<int> -> Dtype.Int32
            | kind when kind = typeof<byte> -> Dtype.Byte
            | kind when kind = typeof<sbyte> -> Dtype.Int8
            | kind -> invalidArg "value" $"tensor: elements of type {kind.Name} have no tensor: convert them to float32"

    let private each (read: scalar -> 'T) (data: Array) : Array =
        match data with
        | :? ('T[]) as same when data.GetType() = typeof<'T[]> -> same
        | _ -> [| for item in data -> read (nonNull item :?> scalar) |]

    /// The elements as an array of the .NET type that stands for `dtype`.
    let convert (dtype: Dtype) (data: Array) : Array =
        match dtype, data with
        | Dtype.Float32, (:? (float[]) as doubles) -> Array.map float32 doubles
        | Dtype.Float64, (:? (float32[]) as singles) -> Array.map float singles
        | Dtype.Float32, _ -> each _.toSingle() data
        | Dtype.Float64, _ -> each _.toDouble() data
        | Dtype.Int64, _ -> each _.toInt64() data
        | Dtype.Int32, _ -> each _.toInt32() data
        | Dtype.Int16, _ -> each _.toInt16() data
        | Dtype.Int8, _ -> each _.toSByte() data
        | Dtype.Byte, _ -> each _.toByte() data
        | Dtype.Bool, _ -> each _.toBool() data
