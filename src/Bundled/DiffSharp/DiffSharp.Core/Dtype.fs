namespace DiffSharp

/// The type of a tensor's elements.
[<Struct>]
type Dtype =
    /// 32-bit floating point (`float32`), the default.
    | Float32
    /// 64-bit floating point (`float`).
    | Float64
    /// 8-bit signed integer.
    | Int8
    /// 8-bit unsigned integer.
    | Byte
    /// 16-bit integer.
    | Int16
    /// 32-bit integer.
    | Int32
    /// 64-bit integer: what a sum of integers has.
    | Int64
    /// True or false: what a comparison gives.
    | Bool

    /// The type that a sum of such elements has: integers and booleans add up to `Int64`.
    member dtype.SummationType =
        match dtype with
        | Float32 -> Float32
        | Float64 -> Float64
        | _ -> Int64

    /// The name of the case, such as `Float32`.
    override dtype.ToString() =
        match dtype with
        | Float32 -> "Float32"
        | Float64 -> "Float64"
        | Int8 -> "Int8"
        | Byte -> "Byte"
        | Int16 -> "Int16"
        | Int32 -> "Int32"
        | Int64 -> "Int64"
        | Bool -> "Bool"

/// What can be asked of an element type.
[<AutoOpen>]
module DtypeAutoOpens =

    type Dtype with

        /// True for the types that can be differentiated.
        member dtype.IsFloatingPoint = dtype = Float32 || dtype = Float64

        /// True for the integers; a boolean is not one.
        member dtype.IsIntegral = not dtype.IsFloatingPoint && dtype <> Bool

    /// Raises the error of an operation that an element type does not have.
    let opNotSupported msg (dtype: Dtype) =
        invalidOp $"{msg}: not defined for elements of type {dtype}: cast first, t.float32()?"

    /// Raises the error of an operation that two element types do not have together.
    let opNotSupported2 msg (dtype1: Dtype) (dtype2: Dtype) =
        invalidOp $"{msg}: elements of type {dtype1} and {dtype2} have no type in common: cast one of them"

/// The default element type, and which type two of them have in common.
module Dtype =

    /// The floating-point type of a tensor that is made without one; set by `dsharp.config`.
    let mutable Default = Dtype.Float32

    // Byte and Int8 hold each other's values in neither direction.
    let private rank dtype =
        match dtype with
        | Float64 -> 6
        | Float32 -> 5
        | Int64 -> 4
        | Int32 -> 3
        | Int16 -> 2
        | Int8
        | Byte -> 1
        | Bool -> 0

    /// The smallest type that holds the values of both; `None` for `Byte` with `Int8`.
    let widen (dtype1: Dtype) (dtype2: Dtype) =
        if dtype1 = dtype2 then Some dtype1
        elif rank dtype1 = rank dtype2 then None
        elif rank dtype1 > rank dtype2 then Some dtype1
        else Some dtype2

    /// The type of a quotient: as `widen`, but two integers give the default floating-point type.
    let divisionType (dtype1: Dtype) (dtype2: Dtype) =
        match dtype1.IsFloatingPoint, dtype2.IsFloatingPoint with
        | false, false -> Default
        | true, false -> dtype1
        | false, true -> dtype2
        | true, true -> if rank dtype1 > rank dtype2 then dtype1 else dtype2
