namespace DLWorkbook.Checking

open System
open Microsoft.FSharp.Reflection

/// Puts a computation in the place of a function of another, like type: a script's record for a tuple.
[<RequireQualifiedAccess>]
module Bridge =

    let private convert (from: Type) (into: Type) (value: objnull) : objnull =
        if from = into then
            value
        else
            value
            |> Codec.encode "a stand-in's value" from
            |> Codec.decode "a stand-in's value" into

    /// A computation as a function of type `'a -> 'b`, curried for as many parameters as it has. Values of the same type
    /// pass through as they are; others by `Codec`. A type that does not fit is a `MisfitException` when it is called.
    let adapt (computation: Computation) : 'a -> 'b =
        let rec curry (kind: Type) (given: (Type * objnull) list) (remaining: Type list) : objnull =
            let domain, range = FSharpType.GetFunctionElements kind

            FSharpValue.MakeFunction(
                kind,
                fun (argument: objnull) ->
                    let given = given @ [ domain, argument ]

                    match remaining with
                    | _ :: (_ :: _ as rest) -> curry range given rest
                    | _ ->
                        (computation.Parameters, given)
                        ||> List.map2 (fun into (from, value) -> convert from into value)
                        |> Computation.apply computation.Function
                        |> convert computation.Result range
            )

        match computation.Function with
        | :? ('a -> 'b) as same -> same
        | _ -> curry typeof<'a -> 'b> [] computation.Parameters |> unbox<'a -> 'b>
