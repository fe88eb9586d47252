namespace Deedle

open System
open System.Reflection

/// The values of a series or of a frame's column, of a type known at run time, some perhaps missing.
type IVector =
    /// The type of the elements.
    abstract ElementType: Type
    /// The number of elements, missing ones too.
    abstract Length: int64
    /// The elements as objects, in order.
    abstract ObjectSequence: seq<OptionalValue<obj>>

/// The values of a series or of a frame's column, some perhaps missing.
type IVector<'T> =
    inherit IVector
    /// The elements, in order.
    abstract DataSequence: seq<OptionalValue<'T>>

/// The work that a frame does on a column without knowing its type.
[<AbstractClass>]
type internal Column(count: int) =

    /// The number of elements.
    member _.Count = count

    /// The type of the elements.
    abstract ElementType: Type

    /// The element at an offset.
    abstract GetObject: offset: int -> OptionalValue<obj>

    /// A column of the same type whose element <c>i</c> is the old one at <c>offsets[i]</c>; missing at -1.
    abstract Relocate: offsets: int[] -> Column

    /// The column with each missing element filled from the nearest one that is there in a direction.
    abstract Fill: direction: Direction -> Column

    /// The column with a constant for each missing element, when the constant widens safely to the column's type.
    abstract FillWith: value: obj -> Column

    /// The elements of this column and of others of its length, converted to its type; two at one place are an
    /// error.
    abstract Merge: others: Column[] -> Column

    /// The column that this one shows as objects; itself when it does not.
    abstract Underlying: Column
    default this.Underlying = this

    /// The column that a vector is, with its own type when the vector shows it as objects.
    static member Of(vector: IVector) =
        match vector with
        | :? Column as column -> column.Underlying
        | other -> invalidArg "vector" $"expected a vector made by this library, got {other.GetType().Name}"

/// A column of known type. What stands for "nothing" in .NET (null, NaN) is a missing value here.
[<Sealed>]
type internal Column<'T>(count: int, element: int -> OptionalValue<'T>, ?underlying: Column) =
    inherit Column(count)

    static let isNothing: 'T -> bool =
        if typeof<'T> = typeof<float> then
            fun v -> Double.IsNaN(unbox<float>(box v))
        elif typeof<'T> = typeof<float32> then
            fun v -> Single.IsNaN(unbox<float32>(box v))
        elif typeof<'T>.IsValueType && isNull (Nullable.GetUnderlyingType typeof<'T>) then
            fun _ -> false
        else
            fun v -> isNull (box v)

    let read offset =
        let value = element offset

        if value.HasValue && isNothing value.Value then
            OptionalValue<'T>.Missing
        else
            value

    /// The element at an offset.
    member _.Item
        with get offset = read offset

    /// All elements in order.
    member _.Elements = Array.init count read

    override _.ElementType = typeof<'T>
    override this.Underlying = defaultArg underlying (this :> Column)
    override _.GetObject offset = read offset |> OptionalValue.boxed


    /// The elements at some offsets; missing at -1.
    member _.Pick(offsets: int[]) =
        Column<'T>
            .OfOptional(
                offsets
                |> Array.map (fun i -> if i < 0 then OptionalValue<'T>.Missing else read i)
            )

    override this.Relocate offsets = this.Pick offsets

    /// The elements, each missing one filled from the nearest one that is there in a direction.
    member this.Filled(direction: Direction) : Column<'T> =
        let carry (last: OptionalValue<'T>) (element: OptionalValue<'T>) =
            if element.HasValue then element else last

        match direction with
        | Direction.Forward -> this.Elements |> Array.scan carry OptionalValue.Missing |> Array.tail
        | Direction.Backward ->
            (this.Elements, OptionalValue.Missing)
            ||> Array.scanBack (fun element next -> carry next element)
            |> Array.truncate count
        | other -> invalidArg "direction" $"expected Forward or Backward, got {other}"
        |> Column<'T>.OfOptional

    override this.Fill direction = this.Filled direction

    override this.Merge others =
        let pick offset =
            let converted =
                others
                |> Array.map (fun other ->
                    other.GetObject offset
                    |> OptionalValue.map (Conversion.convert<'T> ConversionKind.Flexible))

            match Array.append [| read offset |] converted |> Array.filter _.HasValue with
            | [||] -> OptionalValue<'T>.Missing
            | [| one |] -> one
            | _ -> invalidOp "merge: expected one value at most at each key, got several at the same one"

        Column<'T>.OfOptional(Array.init count pick)

    override this.FillWith value =
        if Conversion.allowed ConversionKind.Safe typeof<'T> value then
            let value = OptionalValue<'T>(Conversion.convert<'T> ConversionKind.Safe value)

            this.Elements
            |> Array.map (fun element -> if element.HasValue then element else value)
            |> Column<'T>.OfOptional
            :> Column
        else
            this

    /// A column that holds the given elements; the array must not be changed afterwards.
    static member OfOptional(elements: OptionalValue<'T>[]) =
        Column<'T>(elements.Length, Array.get elements)

    /// A column that holds the given values; the array must not be changed afterwards.
    static member OfValues(values: 'T[]) =
        Column<'T>(values.Length, (fun i -> OptionalValue<'T>(values[i])))

    /// A column made of objects, each converted to the column's type.
    static member FromObjects(elements: OptionalValue<obj>[]) : Column =
        elements
        |> Array.map (OptionalValue.map (Conversion.convert<'T> ConversionKind.Flexible))
        |> Column<'T>.OfOptional
        :> Column

    override this.Equals(other: obj | null) =
        match other with
        | :? Column<'T> as other -> this.Elements = other.Elements
        | _ -> false

    override this.GetHashCode() = hash this.Elements

    interface IVector<'T> with
        member _.ElementType = typeof<'T>
        member _.Length = int64 count
        member this.ObjectSequence = Seq.init count this.GetObject
        member _.DataSequence = Seq.init count read

/// Making and converting columns.
module internal Column =

    /// The elements of columns of one length, as the first one's type; two at one place are an error.
    let merge (columns: Column[]) : Column =
        (Array.head columns).Merge(Array.tail columns)

    /// Whether there is an element at an offset.
    let isThere (column: Column) (offset: int) : bool = (column.GetObject offset).HasValue

    /// The number of elements that are not missing.
    let countPresent (column: Column) : int =
        Seq.init column.Count column.GetObject |> Seq.filter _.HasValue |> Seq.length

    /// The same column as objects; it remembers the column it was made of.
    let boxed (column: Column) : Column<obj> =
        Column<obj>(column.Count, column.GetObject, column.Underlying)

    /// The same column as another type; each element is converted when it is read.
    let convert<'R> (kind: ConversionKind) (column: Column) : Column<'R> =
        match column, column.Underlying with
        | (:? Column<'R> as same), _
        | _, (:? Column<'R> as same) -> same
        | _ -> Column<'R>(column.Count, column.GetObject >> OptionalValue.map (Conversion.convert<'R> kind))

    /// The same column as another type, converted at once; None when an element does not allow it.
    let tryConvert<'R> (kind: ConversionKind) (column: Column) : Column<'R> option =
        match column, column.Underlying with
        | (:? Column<'R> as same), _
        | _, (:? Column<'R> as same) -> Some same
        | _ ->
            let first =
                Seq.init column.Count column.GetObject |> Seq.tryPick OptionalValue.asOption

            match first with
            | Some value when not (Conversion.allowed kind typeof<'R> value) -> None
            | _ ->
                try
                    Some(Column<'R>.OfOptional (convert<'R> kind column).Elements)
                with
                | :? InvalidCastException
                | :? FormatException -> None

    /// A column made of objects: of the type of the first value when all others convert to it, else of
    /// objects. (As in Deedle, conversion is flexible: 1 followed by 2.6 gives 1 and 3.)
    let ofObjects (elements: OptionalValue<obj>[]) : Column =
        match elements |> Seq.tryPick OptionalValue.asOption with
        | Some first ->
            let make =
                typedefof<Column<_>>
                    .MakeGenericType(first.GetType())
                    .GetMethod("FromObjects", BindingFlags.Static ||| BindingFlags.Public ||| BindingFlags.NonPublic)

            match make with
            | null -> invalidOp "Column<T>.FromObjects: expected to find it by reflection"
            | make ->
                try
                    make.CreateDelegate<Func<OptionalValue<obj>[], Column>>().Invoke elements
                with
                | :? InvalidCastException
                | :? FormatException -> Column<obj>.OfOptional elements
        | None -> Column<obj>.OfOptional elements
