/// Elements of one type as elements of another.
module internal DiffSharp.Backends.Reference.Numbers

open System
open System.Numerics
open DiffSharp

let private from<'T when 'T :> INumber<'T>> (target: Dtype) (values: 'T[]) : Array =
    match target with
    | Dtype.Float32 -> Elementwise.map (fun (x: 'T) -> Single.CreateTruncating x) values
    | Dtype.Float64 -> Elementwise.map (fun (x: 'T) -> Double.CreateTruncating x) values
    | Dtype.Int64 -> Elementwise.map (fun (x: 'T) -> Int64.CreateTruncating x) values
    | Dtype.Int32 -> Elementwise.map (fun (x: 'T) -> Int32.CreateTruncating x) values
    | Dtype.Int16 -> Elementwise.map (fun (x: 'T) -> Int16.CreateTruncating x) values
    | Dtype.Int8 -> Elementwise.map (fun (x: 'T) -> SByte.CreateTruncating x) values
    | Dtype.Byte -> Elementwise.map (fun (x: 'T) -> Byte.CreateTruncating x) values
    | Dtype.Bool -> Elementwise.map (fun (x: 'T) -> not ('T.IsZero x)) values

/// An array of the .NET type that stands for `target`; fractions are cut off, and anything but zero is true.
let convert (target: Dtype) (values: Array) : Array =
    match values with
    | :? (float32[]) as values -> from target values
    | :? (float[]) as values -> from target values
    | :? (int64[]) as values -> from target values
    | :? (int[]) as values -> from target values
    | :? (int16[]) as values -> from target values
    | _ ->
        // The runtime takes a byte[] for an sbyte[]: ask for the exact type.
        match values.GetType() with
        | kind when kind = typeof<sbyte[]> -> from target (values :?> sbyte[])
        | _ -> from target (values :?> byte[])
