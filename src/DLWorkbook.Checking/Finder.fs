namespace DLWorkbook.Checking

open System
open System.Reflection
open DLWorkbook

/// Finds the functions with [<Exercise "…">] among what F# Interactive has compiled so far.
[<RequireQualifiedAccess>]
module Finder =

    let private flags =
        BindingFlags.Public ||| BindingFlags.NonPublic ||| BindingFlags.Static

    /// Whether F# Interactive made an assembly: dynamic ones, or with --multiemit ones of this name.
    let private isInteractive (assembly: Assembly) =
        assembly.IsDynamic
        || assembly.FullName
           |> Option.ofObj
           |> Option.exists (fun name -> name.StartsWith("FSI-ASSEMBLY", StringComparison.Ordinal))

    let private types (assembly: Assembly) =
        try
            assembly.GetTypes()
        with :? ReflectionTypeLoadException as partly ->
            partly.Types |> Array.choose Option.ofObj

    /// F# Interactive numbers what it is sent: FSI_0007 is the seventh. Within one assembly types come in any order.
    let private number (kind: Type) =
        match kind.FullName with
        | null -> -1
        | name ->
            let digits =
                name
                |> Seq.skipWhile (Char.IsDigit >> not)
                |> Seq.takeWhile Char.IsDigit
                |> Seq.toArray

            match Int32.TryParse(String digits) with
            | true, number when name.StartsWith "FSI_" -> number
            | _ -> -1

    let private members (kind: Type) : MemberInfo seq =
        Seq.append (kind.GetMethods flags |> Seq.cast<MemberInfo>) (kind.GetProperties flags |> Seq.cast<MemberInfo>)

    let private idOf (it: MemberInfo) =
        it.GetCustomAttribute<ExerciseAttribute>() |> Option.ofObj |> Option.map _.Id

    /// The functions for an exercise, the newest first, each with where it comes from.
    let private found (id: string) : ((int * int * int) * MemberInfo) list =
        let every = [
            for index, assembly in Seq.indexed (AppDomain.CurrentDomain.GetAssemblies()) do
                if isInteractive assembly then
                    for kind in types assembly do
                        for it in members kind do
                            if idOf it = Some id then
                                (number kind, index, it.MetadataToken), it
        ]

        every |> List.sortByDescending fst

    /// The newest function for an exercise: a definition that was sent again comes before the old one.
    let newest (id: string) : MemberInfo option =
        found id |> List.tryHead |> Option.map snd

    /// The functions for an exercise that were compiled together last, in the order of their source.
    let newestBatch (id: string) : MemberInfo list =
        match found id with
        | [] -> []
        | ((last, _, _), _) :: _ as all ->
            all
            |> List.takeWhile (fun ((number, _, _), _) -> number = last)
            |> List.rev
            |> List.map snd
