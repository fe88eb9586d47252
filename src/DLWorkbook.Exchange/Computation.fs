namespace DLWorkbook.Checking

open System
open Microsoft.FSharp.Reflection

/// A typed computation that takes an exercise's inputs as plain values: each call gets fresh copies of them.
[<NoComparison; NoEquality>]
type Computation = {
    /// The computation itself, a curried F# function.
    Function: obj
    /// The types of its parameters.
    Parameters: Type list
    /// The type of its result.
    Result: Type
    /// Calls it: its answer, and what its arguments hold afterwards.
    Call: Value list -> Value * Value list
}

/// Makes computations out of typed functions.
[<RequireQualifiedAccess>]
module Computation =

    let rec private signature (kind: Type) =
        if FSharpType.IsFunction kind then
            let domain, range = FSharpType.GetFunctionElements kind
            let parameters, result = signature range
            domain :: parameters, result
        else
            [], kind

    /// Applies a curried F# function to its arguments.
    let apply (curried: obj) (arguments: objnull list) : objnull =
        let step (applied: objnull) (argument: objnull) : objnull =
            match applied with
            | null -> invalidOp "Computation.apply: a function gave null where it should give a function"
            | applied ->
                let invoke =
                    applied.GetType().GetMethods()
                    |> Array.find (fun it -> it.Name = "Invoke" && it.GetParameters().Length = 1)

                try
                    invoke.Invoke(applied, [| argument |])
                with :? Reflection.TargetInvocationException as fault ->
                    match fault.InnerException with
                    | null -> reraise ()
                    | inner ->
                        Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(inner).Throw()
                        null

        ((curried: objnull), arguments) ||> List.fold step

    /// A typed curried function as a computation.
    let ofFunction (compute: 'a -> 'b) : Computation =
        let parameters, result = signature typeof<'a -> 'b>

        let call (inputs: Value list) =
            let arguments =
                List.map2 (fun kind value -> Codec.decode "an input" kind value) parameters inputs

            let answer = apply (compute :> obj) arguments

            let after =
                List.map3
                    (fun kind before argument ->
                        match before with
                        | Value.Function _ -> before
                        | _ -> Codec.encode "an input" kind argument)
                    parameters
                    inputs
                    arguments

            Codec.encode "the expected answer" result answer, after

        {
            Function = compute :> obj
            Parameters = parameters
            Result = result
            Call = call
        }

    /// The names that a function's author gave to its parameters, as the compiler keeps them.
    let parameterNames (computation: Computation) : string list =
        let count = computation.Parameters.Length

        computation.Function.GetType().GetMethods()
        |> Seq.filter (fun it -> it.Name = "Invoke" && it.GetParameters().Length = count)
        |> Seq.tryLast
        |> function
            | Some invoke -> [ for it in invoke.GetParameters() -> string it.Name ]
            | None -> [ for index in 1..count -> $"argument {index}" ]

    /// "float[] -> float[] -> float".
    let signatureText (computation: Computation) : string =
        String.Join(" -> ", computation.Parameters @ [ computation.Result ] |> List.map Codec.typeName)
