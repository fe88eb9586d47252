namespace Deedle

open System
open System.Reflection
open Deedle.Indices

/// Reading the properties of objects into columns.
module internal RecordColumns =

    /// The properties that can be read from the record's own assembly.
    let private properties (t: Type) =
        let visible (getter: MethodInfo | null) =
            match getter with
            | null -> false
            | getter -> getter.IsPublic || getter.IsAssembly

        t.GetProperties(BindingFlags.Instance ||| BindingFlags.Public ||| BindingFlags.NonPublic)
        |> Array.filter (fun property ->
            property.GetIndexParameters().Length = 0
            && not (property.Name.Contains '.')
            && visible (property.GetGetMethod true))

    /// One column of the property's type.
    let private column (items: objnull[]) (property: PropertyInfo) : Column =
        let make =
            typedefof<Column<_>>
                .MakeGenericType(property.PropertyType)
                .GetMethod("FromObjects", BindingFlags.Static ||| BindingFlags.Public ||| BindingFlags.NonPublic)

        let read (item: objnull) =
            match property.GetValue item with
            | null -> OptionalValue<obj>.Missing
            | value -> OptionalValue<obj> value

        match make with
        | null -> invalidOp "Column<T>.FromObjects: expected to find it by reflection"
        | make -> make.CreateDelegate<Func<OptionalValue<obj>[], Column>>().Invoke(items |> Array.map read)

    /// A frame of records, a row for each.
    let frame (values: seq<'T>) : Frame<int, string> =
        let items = values |> Seq.map box |> Array.ofSeq
        let properties = properties typeof<'T>

        Frame<int, string>(
            KeyIndex<int>(Array.init items.Length id),
            KeyIndex<string>(properties |> Array.map _.Name),
            properties |> Array.map (column items)
        )
