namespace DiffSharp.Model

open System.Collections
open System.Collections.Generic
open DiffSharp
open DiffSharp.Util

/// Parameters by name, in the order in which they were added.
[<Sealed>]
type ParameterDict() =
    let items = OrderedDictionary<string, Parameter>()

    let find (name: string) =
        if items.ContainsKey name then
            items[name]
        else
            let known = String.concat ", " items.Keys
            raise (KeyNotFoundException $"There is no parameter \"{name}\"; there are: {known}.")

    /// The value of a parameter.
    member _.Item
        with get (key: string) = (find key).value
        and set (key: string) (value: Tensor) = (find key).value <- value

    interface IEnumerable<string * Parameter> with
        member _.GetEnumerator() : IEnumerator<string * Parameter> =
            (items |> Seq.map (fun item -> item.Key, item.Value)).GetEnumerator()

        member d.GetEnumerator() : IEnumerator =
            (d :> IEnumerable<string * Parameter>).GetEnumerator()

    /// How many parameters there are.
    member _.count = items.Count

    /// How many numbers they hold together.
    member _.nelement = items.Values |> Seq.sumBy _.value.nelement

    /// Adds a parameter; its name must be new.
    member _.add(name: string, parameter: Parameter) =
        if not (items.TryAdd(name, parameter)) then
            invalidArg "name" $"There is a parameter \"{name}\" already."

    /// Adds parameters.
    member d.add(parameters: list<string * Parameter>) =
        parameters |> List.iter (fun (name, parameter) -> d.add (name, parameter))

    /// Adds the parameters of another dictionary.
    member d.add(parameters: ParameterDict) =
        for name, parameter in parameters do
            d.add (name, parameter)

    /// Calls f with each name and parameter.
    member d.iter(f: string * Parameter -> unit) = Seq.iter f d

    /// A new dictionary, of what f makes of each name and parameter.
    member d.map(f: string * Parameter -> string * Parameter) =
        let mapped = ParameterDict()
        Seq.iter (f >> fun (name: string, parameter: Parameter) -> mapped.add (name, parameter)) d
        mapped

    /// A new dictionary with the same names, of what f makes of each parameter.
    member d.map(f: Parameter -> Parameter) =
        d.map (fun (name, parameter) -> name, f parameter)

    /// A dictionary of copies.
    member d.copy() =
        d.map (fun (parameter: Parameter) -> parameter.copy ())

    /// Takes over the values of the parameters that have the same name in `other`, as constants unless `differentiable`.
    member d.set(other: ParameterDict, ?differentiable: bool) =
        let values = dict other

        for name, parameter in d do
            match values.TryGetValue name with
            | true, source ->
                parameter.value <-
                    if defaultArg differentiable false then
                        source.value
                    else
                        source.value.noDiff ()
            | _ -> ()

    /// Makes all values dual numbers, their tangents by name in `derivatives`.
    member d.forwardDiff(derivatives: ParameterDict, ?nestingTag: uint32) =
        let tag = defaultArg nestingTag GlobalNestingLevel.Current
        d.iter (fun (name, parameter) -> parameter.forwardDiff (derivatives[name], tag))

    /// Makes all values leaves of one tape.
    member d.reverseDiff(?nestingTag: uint32) =
        let tag = defaultArg nestingTag GlobalNestingLevel.Current
        d.iter (fun (_, parameter) -> parameter.reverseDiff tag)

    /// Makes all values constants.
    member d.noDiff() =
        d.iter (fun (_, parameter) -> parameter.noDiff ())

    /// Moves all values to another device, dtype or backend.
    member d.move(?device, ?dtype, ?backend) =
        d.iter (fun (_, parameter) -> parameter.move (?device = device, ?dtype = dtype, ?backend = backend))

    /// All numbers as one vector; as a constant unless `differentiable`. The vector of a tape's leaves is itself a leaf, with
    /// their derivatives.
    member _.flatten(?differentiable: bool) : Tensor =
        let values = items.Values |> Seq.map _.value |> Seq.toArray

        if values.Length = 0 then
            dsharp.zeros 0
        elif not (defaultArg differentiable false) then
            Tensor.cat (values |> Array.map _.noDiff().view(-1))
        elif values |> Array.forall _.isReverseDiff then
            let joined = Tensor.cat (values |> Array.map _.primal.view(-1))

            let filled =
                values |> Array.forall (fun value -> value.derivative.shape = value.shape)

            let derivative =
                if filled then
                    Some(Tensor.cat (values |> Array.map _.derivative.view(-1)))
                else
                    None

            joined.reverseDiff (?derivative = derivative, nestingTag = values[0].nestingTag)
        else
            Tensor.cat (values |> Array.map _.view(-1))

    /// Takes all values from one vector, in order; as constants unless `differentiable`.
    member d.unflatten(tensors: Tensor, ?differentiable: bool) =
        let tensors =
            if defaultArg differentiable false then
                tensors
            else
                tensors.noDiff ()

        if tensors.dim <> 1 || tensors.nelement <> d.nelement then
            invalidArg "tensors" $"unflatten: expected a vector of {d.nelement} numbers, got shape %A{tensors.shape}"

        let mutable start = 0

        for _, parameter in d do
            let size, shape = parameter.value.nelement, parameter.value.shape
            parameter.value <- tensors[start .. start + size - 1].view shape
            start <- start + size

    /// A copy with the values of one vector.
    member d.unflattenToNew(tensors: Tensor) =
        let copy = d.copy ()
        copy.unflatten tensors
        copy

    /// A line for each parameter.
    override d.ToString() =
        let lines =
            d
            |> Seq.map (fun (name, parameter) -> $"\"{name}\": {parameter}\n")
            |> String.concat ""

        if items.Count = 0 then
            "ParameterDict()"
        else
            $"ParameterDict(\n{lines})"
