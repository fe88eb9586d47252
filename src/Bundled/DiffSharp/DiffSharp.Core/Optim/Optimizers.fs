namespace DiffSharp.Optim

open DiffSharp
open DiffSharp.Model

/// Changes a model's parameters by their derivatives: `model.reverseDiff ()`, a loss, `loss.reverse ()`, `step ()`.
[<AbstractClass>]
type Optimizer(model: Model) =

    /// The model that learns.
    member val model = model

    /// How many steps were made.
    member val stateStep = 0 with get, set

    /// Changes all parameters once. They are constants afterwards.
    member o.step() =
        o.stateStep <- o.stateStep + 1

        for name, parameter in model.parameters do
            parameter.value <- o.updateRule name parameter.value

    /// A parameter's new value from its name and its value with derivative.
    abstract updateRule: string -> Tensor -> Tensor

/// Gradient descent, θ ← θ - lr · d, with momentum m: v ← m v + g and d = v, or d = g + m v if `nesterov` (the default;
/// Sutskever et al., 2013). v starts as the first gradient, so that the first v is (1 + m) g. `weightDecay` w adds w θ to the
/// gradient. lr is 0.001 by default.
type SGD(model: Model, ?lr: Tensor, ?momentum: Tensor, ?nesterov: bool, ?weightDecay: Tensor, ?reversible: bool) =
    inherit Optimizer(model)
    let lr = lr |> Option.defaultWith (fun () -> dsharp.tensor 1e-3)
    let velocities = System.Collections.Generic.Dictionary<string, Tensor>()

    /// A parameter's new value; it stays part of the tape if `reversible`.
    override _.updateRule name t =
        let value = if defaultArg reversible false then t else t.primal

        let gradient: Tensor =
            match weightDecay with
            | Some decay -> t.derivative + t.primal * decay
            | None -> t.derivative

        match momentum with
        | None -> value - lr * gradient
        | Some momentum ->
            let before =
                match velocities.TryGetValue name with
                | true, velocity -> velocity
                | _ -> t.derivative

            let velocity = before * momentum + gradient
            velocities[name] <- velocity

            value
            - lr
              * (if defaultArg nesterov true then
                     gradient + velocity * momentum
                 else
                     velocity)

/// Steps scaled by running means of the gradient (β₁, 0.9) and of its square (β₂, 0.999), both corrected for their start at 0
/// (Kingma and Ba, "Adam", 2015). lr is 0.001, eps 1e-8 by default; `weightDecay` w adds w θ to the gradient.
type Adam
    (model: Model, ?lr: Tensor, ?beta1: Tensor, ?beta2: Tensor, ?eps: Tensor, ?weightDecay: Tensor, ?reversible: bool) =
    inherit Optimizer(model)

    let orElse value given =
        given |> Option.defaultWith (fun () -> dsharp.tensor (value: float))

    let lr, eps = lr |> orElse 1e-3, eps |> orElse 1e-8
    let beta1, beta2 = beta1 |> orElse 0.9, beta2 |> orElse 0.999
    let moments = System.Collections.Generic.Dictionary<string, Tensor * Tensor>()

    /// A parameter's new value; it stays part of the tape if `reversible`.
    override o.updateRule name t =
        let value = if defaultArg reversible false then t else t.primal

        let gradient: Tensor =
            match weightDecay with
            | Some decay -> t.derivative + t.primal * decay
            | None -> t.derivative

        let first, second =
            match moments.TryGetValue name with
            | true, moments -> moments
            | _ -> t.primal.zerosLike (), t.primal.zerosLike ()

        let first = first * beta1 + gradient * (1. - beta1)
        let second = second * beta2 + gradient * gradient * (1. - beta2)
        moments[name] <- (first, second)
        let correction1 = 1. - beta1 ** o.stateStep
        let correction2 = 1. - beta2 ** o.stateStep
        value - lr / correction1 * (first / (sqrt second / sqrt correction2 + eps))
