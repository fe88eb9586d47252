namespace DiffSharp.Optim

open DiffSharp
open DiffSharp.Data
open DiffSharp.Model

/// Minimising a function from a point, or a model's loss on a data set. It ends after `iters` iterations (or `epochs`), at a
/// value of at most `threshold`, or when the value is no longer a number; with none of them it goes on for ever. Every
/// `printEvery` iterations a line is printed, between `printPrefix` and `printPostfix`, unless `print` is false.
[<Sealed; AbstractClass>]
type optim =

    static member private minimise(update: Tensor -> Tensor * Tensor, x0: Tensor, progress: Progress) =
        let rec go x =
            let fx, next = update x
            if progress.Report fx then fx, x else go next

        go x0

    static member private train
        (model: Model, optimizer: Optimizer, loader: DataLoader, loss, epochs, progress: Progress)
        =
        let step (_, input: Tensor, target: Tensor) =
            model.reverseDiff ()
            let value: Tensor = loss target (model.forward input)
            value.reverse ()
            optimizer.step ()
            progress.Report value

        let batches =
            match epochs with
            | Some epochs -> Seq.init epochs (fun _ -> loader.epoch ()) |> Seq.concat
            | None -> Seq.initInfinite (fun _ -> loader.epoch ()) |> Seq.concat

        batches |> Seq.exists step |> ignore

    static member private checkEnd(iters: int option, epochs: int option) =
        if iters.IsSome && epochs.IsSome then
            invalidArg "epochs" "optim: expected iters or epochs, got both"

    /// Gradient descent on f from x0; gives f x and x of the last iteration. Momentum and its Nesterov form (the default with
    /// momentum) as in `SGD`; lr is 0.001 by default.
    static member sgd
        (
            f: Tensor -> Tensor,
            x0: Tensor,
            ?lr: Tensor,
            ?momentum: Tensor,
            ?nesterov: bool,
            ?iters: int,
            ?threshold: float,
            ?print: bool,
            ?printEvery: int,
            ?printPrefix: string,
            ?printPostfix: string
        ) =
        let lr = lr |> Option.defaultWith (fun () -> dsharp.tensor 1e-3)
        let mutable velocity = None

        let update x : Tensor * Tensor =
            let fx, gradient = dsharp.fgrad f x

            match momentum with
            | None -> fx, x - lr * gradient
            | Some momentum ->
                let next: Tensor = defaultArg velocity gradient * momentum + gradient
                velocity <- Some next

                fx,
                x
                - lr
                  * (if defaultArg nesterov true then
                         gradient + next * momentum
                     else
                         next)

        optim.minimise (
            update,
            x0,
            Progress(iters, threshold, print, printEvery, defaultArg printPrefix "", defaultArg printPostfix "")
        )

    /// `Adam` on f from x0; gives f x and x of the last iteration.
    static member adam
        (
            f: Tensor -> Tensor,
            x0: Tensor,
            ?lr: Tensor,
            ?beta1: Tensor,
            ?beta2: Tensor,
            ?eps: Tensor,
            ?iters: int,
            ?threshold: float,
            ?print: bool,
            ?printEvery: int,
            ?printPrefix: string,
            ?printPostfix: string
        ) =
        let point = Parameter(x0)
        let model = Model(id, parameters = [ point ])
        let optimizer = Adam(model, ?lr = lr, ?beta1 = beta1, ?beta2 = beta2, ?eps = eps)

        let update x : Tensor * Tensor =
            let fx, gradient = dsharp.fgrad f x
            point.value <- x.reverseDiff (derivative = gradient)
            optimizer.step ()
            fx, point.value

        optim.minimise (
            update,
            x0,
            Progress(iters, threshold, print, printEvery, defaultArg printPrefix "", defaultArg printPostfix "")
        )

    /// Trains a model by `SGD` on the batches of `dataloader`; `loss` gets target and output, in this order.
    static member sgd
        (
            model: Model,
            dataloader: DataLoader,
            loss: Tensor -> Tensor -> Tensor,
            ?lr: Tensor,
            ?momentum: Tensor,
            ?nesterov: bool,
            ?weightDecay: Tensor,
            ?iters: int,
            ?epochs: int,
            ?threshold: float,
            ?print: bool,
            ?printEvery: int,
            ?printPrefix: string,
            ?printPostfix: string
        ) =
        optim.checkEnd (iters, epochs)

        let optimizer =
            SGD(model, ?lr = lr, ?momentum = momentum, ?nesterov = nesterov, ?weightDecay = weightDecay)

        let total =
            iters |> Option.orElse (epochs |> Option.map (fun n -> n * dataloader.length))

        let progress =
            Progress(total, threshold, print, printEvery, defaultArg printPrefix "", defaultArg printPostfix "")

        optim.train (model, optimizer, dataloader, loss, epochs, progress)

    /// Trains a model by `Adam` on the batches of `dataloader`; `loss` gets target and output, in this order.
    static member adam
        (
            model: Model,
            dataloader: DataLoader,
            loss: Tensor -> Tensor -> Tensor,
            ?lr: Tensor,
            ?beta1: Tensor,
            ?beta2: Tensor,
            ?eps: Tensor,
            ?weightDecay: Tensor,
            ?iters: int,
            ?epochs: int,
            ?threshold: float,
            ?print: bool,
            ?printEvery: int,
            ?printPrefix: string,
            ?printPostfix: string
        ) =
        optim.checkEnd (iters, epochs)

        let optimizer =
            Adam(model, ?lr = lr, ?beta1 = beta1, ?beta2 = beta2, ?eps = eps, ?weightDecay = weightDecay)

        let total =
            iters |> Option.orElse (epochs |> Option.map (fun n -> n * dataloader.length))

        let progress =
            Progress(total, threshold, print, printEvery, defaultArg printPrefix "", defaultArg printPostfix "")

        optim.train (model, optimizer, dataloader, loss, epochs, progress)
