/// The list of mutants that mean the same as the solution.
module DLWorkbook.Tests.Checking.Mutation.Equivalents

open System.IO
open YamlDotNet.RepresentationModel
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.Mutation.Mutant

/// A mutant that is equal in meaning, and why.
type Equivalent = {
    Exercise: string
    Before: string
    After: string
    Reason: string
}

let private content (node: YamlNode) =
    match node with
    | :? YamlScalarNode as scalar -> scalar.Value |> Option.ofObj |> Option.defaultValue ""
    | _ -> ""

/// The list as it stands.
let read () : Equivalent list =
    let stream = YamlStream()

    use reader =
        new StreamReader(Path.Combine(LabFiles.house, "tests", "Checking", "equivalent-mutants.yaml"))

    stream.Load reader

    if stream.Documents.Count = 0 then
        []
    else
        match stream.Documents[0].RootNode with
        | :? YamlSequenceNode as list -> [
            for node in list do
                let entry = node :?> YamlMappingNode

                let field (name: string) =
                    (content entry.Children[YamlScalarNode name]).Trim()

                {
                    Exercise = field "exercise"
                    Before = field "before"
                    After = field "after"
                    Reason = field "reason"
                }
          ]
        | _ -> []

/// Whether an entry is about a mutant of an exercise.
let isOf (id: string) (mutant: Mutant) (entry: Equivalent) =
    entry.Exercise = id
    && entry.Before = mutant.Before
    && entry.After = mutant.After
