namespace DLWorkbook.Checking

open System
open System.Collections.Generic
open Microsoft.FSharp.Reflection
open TorchSharp

/// Turns typed F# values into `Value` and back, by reflection on their declared type.
[<RequireQualifiedAccess>]
module Codec =

    let private misfit where expected got =
        raise (MisfitException $"{where}: expected {expected}, got {got}")

    let private scalars: (Type * Element) list = [
        typeof<float>, Element.Float64
        typeof<float32>, Element.Float32
        typeof<int64>, Element.Int64
        typeof<int>, Element.Int32
        typeof<int16>, Element.Int16
        typeof<sbyte>, Element.Int8
        typeof<byte>, Element.UInt8
        typeof<bool>, Element.Bool
    ]

    let private scalarOf (kind: Type) =
        scalars
        |> List.tryPick (fun (known, element) -> if known = kind then Some element else None)

    let private (|Scalar|_|) kind = scalarOf kind

    let private genericIs (definition: Type) (kind: Type) =
        kind.IsGenericType && kind.GetGenericTypeDefinition() = definition

    let private argument (kind: Type) = kind.GetGenericArguments()[0]

    let private elementType (kind: Type) =
        match kind.GetElementType() with
        | null -> typeof<obj>
        | element -> element

    let private (|ListOf|_|) kind =
        if genericIs typedefof<_ list> kind then
            Some(argument kind)
        else
            None

    let private (|OptionOf|_|) kind =
        if genericIs typedefof<_ option> kind then
            Some(argument kind)
        else
            None

    let private (|Vector|_|) (kind: Type) =
        if kind.IsSZArray then Some(elementType kind) else None

    let private (|Matrix|_|) (kind: Type) =
        if kind.IsArray && kind.GetArrayRank() = 2 then
            Some(elementType kind)
        else
            None

    let private (|TupleOf|_|) kind =
        if FSharpType.IsTuple kind then
            Some(FSharpType.GetTupleElements kind)
        else
            None

    let private (|RecordOf|_|) kind =
        if FSharpType.IsRecord(kind, true) then
            Some(FSharpType.GetRecordFields(kind, true) |> Array.map _.PropertyType)
        else
            None

    let private (|UnionOf|_|) kind =
        if FSharpType.IsUnion(kind, true) then
            Some(FSharpType.GetUnionCases(kind, true))
        else
            None

    let private isTensor (kind: Type) =
        typeof<torch.Tensor>.IsAssignableFrom kind

    /// The name of a type as F# writes it.
    let rec typeName (kind: Type) : string =
        match kind with
        | Scalar element -> ValueText.element element
        | _ when kind = typeof<string> -> "string"
        | _ when kind = typeof<unit> -> "unit"
        | _ when isTensor kind -> "Tensor"
        | Vector inner -> $"{typeName inner}[]"
        | Matrix inner -> $"{typeName inner}[,]"
        | ListOf inner -> $"{typeName inner} list"
        | OptionOf inner -> $"{typeName inner} option"
        | TupleOf members -> "(" + String.Join(" * ", members |> Array.map typeName) + ")"
        | _ when FSharpType.IsFunction kind ->
            let domain, range = FSharpType.GetFunctionElements kind
            $"({typeName domain} -> {typeName range})"
        | _ -> kind.Name

    let private block holder element shape cells =
        Value.Block {
            Holder = holder
            Element = element
            Shape = shape
            Cells = cells
            RequiresGrad = false
        }

    let private cells (element: Element) (items: seq<obj>) =
        let items = Array.ofSeq items

        match element with
        | Element.Float64 -> Cells.Reals(items |> Array.map unbox<float>)
        | Element.Float32 -> Cells.Reals(items |> Array.map (unbox<float32> >> float))
        | Element.Bool -> Cells.Wholes(items |> Array.map (fun item -> if unbox<bool> item then 1L else 0L))
        | _ -> Cells.Wholes(items |> Array.map (fun item -> Convert.ToInt64 item))

    let private cell (element: Element) (cells: Cells) (index: int) : objnull =
        match cells with
        | Cells.Reals cells when element = Element.Float32 -> box (float32 cells[index])
        | Cells.Reals cells -> box cells[index]
        | Cells.Wholes cells ->
            let whole = cells[index]

            match element with
            | Element.Int32 -> box (int whole)
            | Element.Int16 -> box (int16 whole)
            | Element.Int8 -> box (sbyte whole)
            | Element.UInt8 -> box (byte whole)
            | Element.Bool -> box (whole <> 0L)
            | _ -> box whole

    let private fields (kind: Type) (value: obj) =
        if FSharpType.IsTuple kind then
            FSharpValue.GetTupleFields value
        else
            FSharpValue.GetRecordFields(value, true)

    let private itemsOf (value: obj) =
        value :?> System.Collections.IEnumerable |> Seq.cast<obj>

    /// The plain data of a value of a declared type. `where` names it in the message of a `MisfitException`.
    let rec encode (where: string) (kind: Type) (value: objnull) : Value =
        match kind, value with
        | _ when kind = typeof<unit> -> Value.unit
        | OptionOf _, null -> Value.Group(Grouping.Option, [])
        | _, null when not (FSharpType.IsUnion(kind, true)) -> misfit where (typeName kind) "null"
        | _, NonNull value -> encodePresent where kind value
        | _ -> misfit where (typeName kind) "null"

    and private encodePresent where kind (value: obj) : Value =
        match kind with
        | Scalar element -> block Holder.Scalar element [] (cells element [ value ])
        | _ when kind = typeof<string> -> Value.Text(string value)
        | _ when isTensor kind -> Value.Block(TensorValue.encode where (value :?> torch.Tensor))
        | _ when kind = typeof<NamedFunction> -> Value.Function (value :?> NamedFunction).Name
        | Vector(Scalar element) ->
            let items = value :?> Array
            block Holder.Array element [ int64 items.Length ] (cells element (itemsOf value))
        | Vector inner -> Value.Group(Grouping.Array, [ for item in itemsOf value -> encode where inner item ])
        | Matrix(Scalar element) ->
            let items = value :?> Array
            block Holder.Grid element [ items.GetLongLength 0; items.GetLongLength 1 ] (cells element (itemsOf value))
        | ListOf(Scalar element) ->
            let items = cells element (itemsOf value)
            block Holder.List element [ int64 items.Count ] items
        | ListOf inner -> Value.Group(Grouping.List, [ for item in itemsOf value -> encode where inner item ])
        | OptionOf inner ->
            let _, held = FSharpValue.GetUnionFields(value, kind)
            Value.Group(Grouping.Option, [ encode where inner held[0] ])
        | TupleOf members
        | RecordOf members ->
            Value.Group(
                Grouping.Tuple,
                [ for inner, field in Seq.zip members (fields kind value) -> encode where inner field ]
            )
        | UnionOf _ ->
            let case, held = FSharpValue.GetUnionFields(value, kind, true)
            let types = case.GetFields() |> Array.map _.PropertyType
            Value.Group(Grouping.Case case.Name, [ for inner, field in Seq.zip types held -> encode where inner field ])
        | _ ->
            misfit where "numbers, arrays, tensors, tuples, lists, options, records or unions of them" (typeName kind)

    let private arrayOf (inner: Type) (items: objnull list) =
        let made = Array.CreateInstance(inner, items.Length)
        items |> List.iteri (fun index item -> made.SetValue(item, index))
        made

    let private listOf (kind: Type) (items: objnull list) : objnull =
        let cases = FSharpType.GetUnionCases kind
        let empty = cases |> Array.find (fun case -> case.Name = "Empty")
        let cons = cases |> Array.find (fun case -> case.Name = "Cons")

        List.foldBack
            (fun item rest -> FSharpValue.MakeUnion(cons, [| item; rest |]))
            items
            (FSharpValue.MakeUnion(empty, [||]))

    /// A value of a declared type, fresh at each call. `where` names it in the message of a `MisfitException`.
    let rec decode (where: string) (kind: Type) (value: Value) : objnull =
        let wrong () =
            misfit where (typeName kind) (ValueText.kind value)

        match kind, value with
        | _ when kind = typeof<unit> && Value.same value Value.unit -> box ()
        | Scalar element, Value.Block block when block.Holder = Holder.Scalar && block.Element = element ->
            cell element block.Cells 0
        | _, Value.Text text when kind = typeof<string> -> box text
        | _, Value.Block block when isTensor kind && block.Holder = Holder.Tensor -> box (TensorValue.decode block)
        | _, Value.Function name when kind = typeof<NamedFunction> || FSharpType.IsFunction kind ->
            match Named.tryFind name with
            | Some named when kind = typeof<NamedFunction> -> box named
            | Some named when named.Type = kind -> named.Compute
            | Some named -> misfit where (typeName kind) $"the function \"{name}\" of type {typeName named.Type}"
            | None -> misfit where (typeName kind) $"\"{name}\", which names no function"
        | Vector(Scalar element), Value.Block block when block.Holder = Holder.Array && block.Element = element ->
            [ for index in 0 .. block.Cells.Count - 1 -> cell element block.Cells index ]
            |> arrayOf (elementType kind)
            |> box
        | Vector inner, Value.Group(Grouping.Array, members) when (scalarOf inner).IsNone ->
            let made = Array.CreateInstance(inner, members.Length)

            members
            |> List.iteri (fun index item -> made.SetValue(decode where inner item, index))

            box made
        | Matrix(Scalar element), Value.Block block when block.Holder = Holder.Grid && block.Element = element ->
            let rows, columns = int block.Shape[0], int block.Shape[1]
            let made = Array.CreateInstance(elementType kind, rows, columns)

            for row in 0 .. rows - 1 do
                for column in 0 .. columns - 1 do
                    made.SetValue(cell element block.Cells (row * columns + column), row, column)

            box made
        | ListOf(Scalar element), Value.Block block when block.Holder = Holder.List && block.Element = element ->
            listOf kind [ for index in 0 .. block.Cells.Count - 1 -> cell element block.Cells index ]
        | ListOf inner, Value.Group(Grouping.List, members) when (scalarOf inner).IsNone ->
            listOf kind [ for item in members -> decode where inner item ]
        | OptionOf _, Value.Group(Grouping.Option, []) -> null
        | OptionOf inner, Value.Group(Grouping.Option, [ held ]) ->
            let some =
                FSharpType.GetUnionCases kind |> Array.find (fun case -> case.Name = "Some")

            FSharpValue.MakeUnion(some, [| decode where inner held |])
        | TupleOf types, Value.Group(Grouping.Tuple, members) when types.Length = members.Length ->
            FSharpValue.MakeTuple(decodeAll where types members, kind)
        | RecordOf types, Value.Group(Grouping.Tuple, members) when types.Length = members.Length ->
            FSharpValue.MakeRecord(kind, decodeAll where types members, true)
        | UnionOf cases, Value.Group(Grouping.Case name, members) ->
            match
                cases
                |> Array.tryFind (fun case -> case.Name = name && case.GetFields().Length = members.Length)
            with
            | Some case ->
                let types = case.GetFields() |> Array.map _.PropertyType
                FSharpValue.MakeUnion(case, decodeAll where types members, true)
            | None -> wrong ()
        | _ -> wrong ()

    and private decodeAll where types members : objnull[] = [|
        for inner, item in Seq.zip types members -> decode where inner item
    |]

    /// The arrays and tensors inside a value: what it could share with another one.
    let rec buffers (value: objnull) : obj list =
        match value with
        | null -> []
        | :? string -> []
        | :? torch.Tensor as tensor -> [ tensor :> obj ]
        | :? Array as items ->
            let own = if items.Length > 0 then [ items :> obj ] else []

            match scalarOf (elementType (items.GetType())) with
            | Some _ -> own
            | None -> own @ (Seq.cast<objnull> items |> Seq.collect buffers |> List.ofSeq)
        | value ->
            match value.GetType() with
            | ListOf(Scalar _) -> []
            | ListOf _ -> itemsOf value |> Seq.collect buffers |> List.ofSeq
            | TupleOf _
            | RecordOf _ as kind -> fields kind value |> Seq.collect buffers |> List.ofSeq
            | UnionOf _ as kind ->
                snd (FSharpValue.GetUnionFields(value, kind, true))
                |> Seq.collect buffers
                |> List.ofSeq
            | _ -> []

    /// Whether two values share memory: an array of both, or numbers of a tensor. It overwrites the second's tensors.
    let shares (value: objnull) (other: objnull) : bool =
        let one, two = buffers value, buffers other
        let arrays = HashSet<obj>(two, HashIdentity.Reference)

        one |> List.exists arrays.Contains
        || Seq.exists
            id
            (seq {
                for a in one do
                    for b in two do
                        match a, b with
                        | (:? torch.Tensor as a), (:? torch.Tensor as b) when a.numel () > 0L && b.numel () > 0L ->
                            TensorValue.shares a b
                        | _ -> ()
            })
