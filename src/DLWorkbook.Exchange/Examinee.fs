namespace DLWorkbook.Checking

open System
open System.Reflection
open System.Threading
open Microsoft.FSharp.Reflection
open DLWorkbook
open TorchSharp

/// The function that is examined, wherever it lives: inputs in, what came of the call out.
type Examinee = Value list -> Reply

/// Examinees: functions of this process, or of another one behind a line of text.
[<RequireQualifiedAccess>]
module Examinee =

    /// A function's parameters and result, and how it is called with plain arguments.
    type private Callable = {
        Parameters: (string * Type) list
        Result: Type
        Invoke: objnull list -> objnull
    }

    /// The exception that the function itself raised, inside those of the call.
    let rec private causeOf (fault: exn) =
        match fault, fault.InnerException with
        | (:? TargetInvocationException | :? TypeInitializationException), NonNull inner -> causeOf inner
        | _ -> fault

    /// What a raised exception is to the examination.
    let private ofException (fault: exn) =
        match fault with
        | :? TodoException -> Reply.Unsolved
        | fault -> Reply.Raised $"{fault.GetType().Name}: {fault.Message}"

    /// Keeps what a call returned, out of the scope in which its tensors would be let go.
    let private keep (output: objnull) =
        for buffer in Codec.buffers output do
            match buffer with
            | :? torch.Tensor as tensor -> tensor.DetachFromDisposeScope() |> ignore
            | _ -> ()

    let private release (kept: objnull) =
        for buffer in Codec.buffers kept do
            match buffer with
            | :? torch.Tensor as tensor -> tensor.Dispose()
            | _ -> ()

    let private encodeAfter (callable: Callable) inputs arguments =
        List.map3
            (fun (name, kind) before (argument: objnull) ->
                match before with
                | Value.Function _ -> before
                | _ -> Codec.encode name kind argument)
            callable.Parameters
            inputs
            arguments

    let private call (callable: Callable) (note: exn -> unit) (previous: objnull ref) (inputs: Value list) : Reply =
        use _ = torch.NewDisposeScope()

        try
            let arguments =
                (callable.Parameters, inputs)
                ||> List.map2 (fun (name, kind) value -> Codec.decode name kind value)

            try
                let output = callable.Invoke arguments
                let encoded = Codec.encode "the answer" callable.Result output
                let after = encodeAfter callable inputs arguments

                let shares = [
                    for index, argument in Seq.indexed arguments do
                        if Codec.shares output argument then
                            Sharing.Argument index

                    if Codec.shares output previous.Value then
                        Sharing.PreviousAnswer
                ]

                release previous.Value
                keep output
                previous.Value <- output

                Reply.Answer { Output = encoded; InputsAfter = after; Shares = shares }
            with
            | :? MisfitException as fault -> Reply.Unfit fault.Message
            | fault ->
                let cause = causeOf fault
                note cause
                ofException cause
        with :? MisfitException as fault ->
            Reply.Unfit fault.Message

    /// Runs a call on a thread of its own with a time limit. A thread that is not ready by then can't be stopped: it goes
    /// on in the background until the process ends.
    let private onAnotherThread (seconds: float) (work: unit -> Reply) : Reply =
        let reply = ref (Reply.TimedOut seconds)

        let thread =
            Thread((fun () -> reply.Value <- work ()), 16 * 1024 * 1024, IsBackground = true)

        thread.Start()

        if thread.Join(TimeSpan.FromSeconds seconds) then
            reply.Value
        else
            Reply.TimedOut seconds

    /// Without a limit a call runs where it is made.
    let private limited (seconds: float) (work: unit -> Reply) : Reply =
        if Double.IsPositiveInfinity seconds then
            work ()
        else
            onAnotherThread seconds work

    let private ofCallable (note: exn -> unit) seconds (callable: Callable) : Examinee =
        let previous: objnull ref = ref null

        fun inputs ->
            if inputs.Length <> callable.Parameters.Length then
                Reply.Unfit
                    $"expected a function of {inputs.Length} parameters, got one of {callable.Parameters.Length}"
            else
                limited seconds (fun () -> call callable note previous inputs)

    /// A computation's own function, each call at most `seconds` long.
    let ofComputation (seconds: float) (computation: Computation) : Examinee =
        ofCallable ignore seconds {
            Parameters =
                computation.Parameters
                |> List.mapi (fun index kind -> $"argument {index + 1}", kind)
            Result = computation.Result
            Invoke = Computation.apply computation.Function
        }

    /// A typed curried F# function, each call at most `seconds` long.
    let ofFunction (seconds: float) (compute: 'a -> 'b) : Examinee =
        ofComputation seconds (Computation.ofFunction compute)

    /// A method's parameters as they were written: the compiler makes several of one that is a tuple, and notes how many.
    let private written (definition: MethodInfo) : (string * Type) list list =
        let own = [ for it in definition.GetParameters() -> string it.Name, it.ParameterType ]

        match definition.GetCustomAttribute<CompilationArgumentCountsAttribute>() with
        | null -> if own.IsEmpty then [] else [ own ]
        | counts ->
            (([], own), counts.Counts)
            ||> Seq.fold (fun (groups, left) count -> groups @ [ List.take count left ], List.skip count left)
            |> fst

    /// One parameter for what may be several of the method's: a name and a type.
    let private packed (group: (string * Type) list) =
        match group with
        | [ one ] -> one
        | several ->
            let name = fst several.Head

            (if name.EndsWith "_0" then
                 name[.. name.Length - 3]
             else
                 name),
            FSharpType.MakeTupleType [| for _, kind in several -> kind |]

    let private unpacked (group: (string * Type) list) (argument: objnull) : objnull list =
        match group, argument with
        | [ _ ], one -> [ one ]
        | _, NonNull several -> List.ofArray (FSharpValue.GetTupleFields several)
        | _ -> invalidOp "an argument that is a tuple was null"

    /// The parameters of a function's type, numbered from `first`, and its result.
    let rec private split (first: int) (kind: Type) : (string * Type) list * Type =
        if FSharpType.IsFunction kind then
            let domain, range = FSharpType.GetFunctionElements kind
            let parameters, result = split (first + 1) range
            ($"argument {first}", domain) :: parameters, result
        else
            [], kind

    /// A top-level function of a script as the compiler made it: a static method, or a property that holds a function.
    /// Each call is at most `seconds` long, `infinity` for no limit; `note` is told what it raises.
    let ofMemberNoting (note: exn -> unit) (seconds: float) (it: MemberInfo) : Examinee =
        let refuse why : Examinee = fun _ -> Reply.Unfit why

        match it with
        | :? MethodInfo as definition when definition.ContainsGenericParameters ->
            refuse
                $"expected a type for every parameter and for the result of {it.Name}, got a generic function: write them as the lab does"
        | :? MethodInfo as definition ->
            let parameters, invoke =
                match written definition with
                | [] -> [ "()", typeof<unit> ], (fun (_: objnull list) -> definition.Invoke(null, [||]))
                | groups ->
                    List.map packed groups,
                    (fun arguments ->
                        let own = List.map2 unpacked groups arguments |> List.concat
                        definition.Invoke(null, Array.ofList own))

            // let momentum beta : Net -> Net -> Net = zip …: further arguments go to the function that it returns.
            let further, result =
                split
                    (parameters.Length + 1)
                    (if definition.ReturnType = typeof<Void> then
                         typeof<unit>
                     else
                         definition.ReturnType)

            ofCallable note seconds {
                Parameters = parameters @ further
                Result = result
                Invoke =
                    fun arguments ->
                        let first, rest = List.splitAt parameters.Length arguments

                        match invoke first, rest with
                        | held, [] -> held
                        | NonNull held, rest -> Computation.apply held rest
                        | _ -> raise (InvalidOperationException $"{it.Name} returned no function")
            }
        | :? PropertyInfo as property when FSharpType.IsFunction property.PropertyType ->
            let parameters, result = split 1 property.PropertyType

            ofCallable note seconds {
                Parameters = parameters
                Result = result
                Invoke =
                    fun arguments ->
                        match property.GetValue null with
                        | null -> raise (InvalidOperationException $"{it.Name} is not there yet")
                        | held -> Computation.apply held arguments
            }
        | _ -> refuse $"expected a function, got the value {it.Name}"

    /// A top-level function of a script as the compiler made it, each call at most `seconds` long.
    let ofMember (seconds: float) (it: MemberInfo) : Examinee = ofMemberNoting ignore seconds it

    /// A function in another process: `send` takes the text of the inputs there and brings the text of the reply back.
    let ofText (send: string -> string) : Examinee =
        fun inputs ->
            try
                Reply.ofText (send (Reply.inputsToText inputs))
            with :? FormatException as fault ->
                Reply.Unfit fault.Message

    /// The other side of `ofText`: answers the text of inputs with the text of a reply.
    let respond (examinee: Examinee) (inputs: string) : string =
        Reply.toText (examinee (Reply.inputsOfText inputs))
