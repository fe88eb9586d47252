namespace DLWorkbook.Grading.Worker

open System
open System.Collections.Generic
open System.Reflection
open System.Text.Json
open DLWorkbook
open DLWorkbook.Checking

/// A compiled submission that answers requests.
[<Sealed>]
type Answering(submission: Assembly, printed: Printed) =

    let examinees = Dictionary<string, Examinee>()
    let mutable raised: exn option = None

    static let flags =
        BindingFlags.Public
        ||| BindingFlags.NonPublic
        ||| BindingFlags.Static
        ||| BindingFlags.DeclaredOnly

    static let rec membersOf (kind: Type) : MemberInfo seq =
        seq {
            for it in kind.GetMethods flags do
                it :> MemberInfo

            for it in kind.GetProperties flags do
                it :> MemberInfo

            for inner in kind.GetNestedTypes flags do
                yield! membersOf inner
        }

    static let isFor (exercise: string) (it: MemberInfo) =
        match it.GetCustomAttribute(typeof<ExerciseAttribute>, false) with
        | :? ExerciseAttribute as attribute -> attribute.Id = exercise
        | _ -> false

    let find (exercise: string) =
        match submission.GetType("Exercise_" + exercise.Replace('.', '_')) with
        | null -> None
        | unit' ->
            membersOf unit'
            |> Seq.filter (isFor exercise)
            |> Seq.sortBy _.MetadataToken
            |> Seq.tryLast

    let examinee exercise =
        match examinees.TryGetValue exercise with
        | true, known -> known
        | _ ->
            let made =
                match find exercise with
                | Some it -> Examinee.ofMemberNoting (fun fault -> raised <- Some fault) Double.PositiveInfinity it
                | None -> fun _ -> Reply.Unsolved

            examinees[exercise] <- made
            made

    /// What an exception is, when even asking it can raise another one.
    let raisedBy (fault: exn) =
        try
            fault.GetType().Name + ": " + fault.Message
        with _ ->
            fault.GetType().Name

    let reply exercise (inputs: string) =
        try
            (examinee exercise) (Reply.inputsOfText inputs)
        with fault ->
            raised <- Some fault
            Reply.Raised(raisedBy fault)

    /// The message that replies to a request.
    member _.Reply(id: string, exercise: string, inputs: string) : string =
        raised <- None
        let reply = reply exercise inputs

        ValueJson.textOf (fun writer ->
            writer.WriteStartObject()
            writer.WriteString("id", id)
            writer.WriteString("printed", printed.Take())
            writer.WriteStartArray "trace"

            match raised with
            | Some fault when reply.IsRaised ->
                Trace.ofException submission fault |> Array.iter writer.WriteStringValue
            | _ -> ()

            writer.WriteEndArray()

            match raised with
            | Some fault -> writer.WriteString("fault", fault.GetType().Name)
            | None -> ()

            writer.WritePropertyName "reply"
            writer.WriteRawValue(Reply.toText reply, true)
            writer.WriteEndObject())
