namespace rec DiffSharp.Model

open System
open System.Collections.Generic
open DiffSharp

/// What models of any input and output share: their parameters, and those of the models they are made of.
[<AbstractClass>]
type ModelBase() =
    let parameterDict = ParameterDict()
    let parts = List<ModelBase>()
    let uses = Dictionary<string, int>()

    // The same layer twice: Linear-weight__1, Linear-weight__2.
    let numbered (name: string) =
        let stem = (name.Split "__")[0]
        let before = if uses.ContainsKey stem then uses[stem] else 0
        uses[stem] <- before + 1
        $"{stem}__{before + 1}"

    /// All parameters by name. Setting takes over the values of those with the same name.
    member _.parameters
        with get () = parameterDict
        and set (values: ParameterDict) = parameterDict.set (values, differentiable = true)

    /// All parameters as one vector, which may be differentiated.
    member _.parametersVector
        with get () = parameterDict.flatten true
        and set (values: Tensor) = parameterDict.unflatten (values, differentiable = true)

    /// How many numbers the model learns.
    member _.nparameters = parameterDict.nelement

    /// The models that this one was made of.
    member _.children = List.ofSeq parts

    /// Adds parameters, with a name each.
    member _.addParameter([<ParamArray>] parameters: (Parameter * string)[]) =
        for parameter, name in parameters do
            if name.Contains "__" then
                invalidArg
                    "parameters"
                    $"A parameter's name may not contain \"__\", which numbers layers; got \"{name}\"."

            parameterDict.add (name, parameter)

    /// Adds a parameter.
    member m.addParameter(parameter: Parameter, name: string) = m.addParameter ((parameter, name))

    /// Adds parameters, named by their place.
    member m.addParameter([<ParamArray>] parameters: Parameter[]) =
        let first = parameterDict.count

        m.addParameter (
            parameters
            |> Array.mapi (fun i parameter -> parameter, $"Parameter-{first + i}")
        )

    /// Adds the parameters of other models, numbered where names meet.
    member _.addModel([<ParamArray>] models: ModelBase[]) =
        for model in models do
            parts.Add model

            for name, parameter in model.parameters do
                parameterDict.add (numbered name, parameter)

    /// Adds the parameters of other models, numbered where names meet.
    member m.addModel([<ParamArray>] models: Model[]) =
        m.addModel (models |> Array.map (fun model -> model :> ModelBase))

    /// Makes the parameters dual numbers, their tangents by name in `derivatives`.
    member _.forwardDiff(derivatives: ParameterDict, ?nestingTag: uint32) =
        parameterDict.forwardDiff (derivatives, ?nestingTag = nestingTag)

    /// Makes the parameters leaves of one tape: before each pass whose loss is `reverse`d.
    member _.reverseDiff(?nestingTag: uint32) =
        parameterDict.reverseDiff (?nestingTag = nestingTag)

    /// Makes the parameters constants: before the model is only used.
    member _.noDiff() = parameterDict.noDiff ()

    /// Moves the parameters to another device, dtype or backend.
    member _.move(?device, ?dtype, ?backend) =
        parameterDict.move (?device = device, ?dtype = dtype, ?backend = backend)

    /// Sets each parameter to what f makes of its name and value.
    member _.init(f: string * Tensor -> Tensor) =
        parameterDict.iter (fun (name, parameter) -> parameter.value <- f (name, parameter.value))

    /// The layers with parameters of their own.
    override m.ToString() =
        let rec layers (model: ModelBase) =
            if model.children.IsEmpty then
                if model.nparameters = 0 then [] else [ string model ]
            else
                model.children |> List.collect layers

        let inner = if parts.Count = 0 then [] else layers m
        "Model(" + String.concat ", " inner + ")"

/// A function with parameters: of `f`, or by overriding `forward`. `-->` puts models and functions in a row.
type Model<'In, 'Out>(?f: 'In -> 'Out, ?parameters: seq<Parameter>, ?models: seq<ModelBase>) =
    inherit ModelBase()

    do
        base.addParameter (parameters |> Option.defaultValue Seq.empty |> Seq.toArray)
        base.addModel (models |> Option.defaultValue Seq.empty |> Seq.toArray)

    /// What the model computes.
    abstract forward: 'In -> 'Out

    default m.forward input =
        match f with
        | Some f -> f input
        | None -> invalidOp $"{m.GetType().Name} has no forward: override it, or give f."

    /// The model as a function of its parameters, one vector, and its input; the parameters are put back afterwards.
    member m.asFunction (parameters: Tensor) (input: 'In) =
        let kept =
            m.parameters
            |> Seq.map (fun (_, parameter) -> parameter, parameter.value)
            |> Seq.toArray

        try
            m.parametersVector <- parameters
            m.forward input
        finally
            for parameter, value in kept do
                parameter.value <- value

    /// The first model, then the second.
    static member compose (model1: Model<'In, 'Out>) (model2: Model<'Out, 'Out2>) : Model<'In, 'Out2> =
        Model<'In, 'Out2>(model1.forward >> model2.forward, models = [ model1; model2 ])

    /// The first model, then the second.
    static member (-->)(model1: Model<'In, 'Out>, model2: Model<'Out, 'Out2>) = Model<'In, 'Out>.compose model1 model2

    /// The model, then a function.
    static member (-->)(model: Model<'In, 'Out>, f: 'Out -> 'Out2) =
        Model<'In, 'Out2>(model.forward >> f, models = [ model ])

    /// A function, then the model.
    static member (-->)(f: 'In -> 'Out, model: Model<'Out, 'Out2>) =
        Model<'In, 'Out2>(f >> model.forward, models = [ model ])

    /// The model's output for an input.
    static member (-->)(input: 'In, model: Model<'In, 'Out>) = model.forward input

/// A function from tensors to tensors, with parameters.
type Model = Model<Tensor, Tensor>
