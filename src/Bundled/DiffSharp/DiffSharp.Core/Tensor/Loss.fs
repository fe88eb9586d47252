namespace DiffSharp

/// What is minimised when a network learns. `reduction` is "mean" (default), "sum" or "none".
[<AutoOpen>]
module LossExtensions =

    let private reduced (reduction: string option) (losses: Tensor) : Tensor =
        match defaultArg reduction "mean" with
        | "mean" -> losses.mean ()
        | "sum" -> losses.sum ()
        | "none" -> losses
        | other -> invalidArg "reduction" $"loss: expected reduction \"mean\", \"sum\" or \"none\", got \"{other}\""

    let private checkSameShape operation (input: Tensor) (target: Tensor) =
        if not (Shape.equal input.shape target.shape) then
            invalidArg
                "target"
                $"{operation}: expected a target of the input's shape {Shape.text input.shape}, got {Shape.text target.shape}: unsqueeze or view one?"

    let private checkProbabilities name (t: Tensor) =
        let low, high = t.min().toDouble(), t.max().toDouble()

        if not (low >= 0. && high <= 1.) then
            invalidArg name $"bceLoss: expected {name} between 0 and 1, got {low} to {high}: sigmoid() it?"

    type Tensor with

        /// The squared error, (input - target)².
        member input.mseLoss(target: Tensor, ?reduction: string) =
            checkSameShape "mseLoss" input target
            let off: Tensor = input - target
            off * off |> reduced reduction

        /// Binary cross-entropy of probabilities, -(t ln p + (1 - t) ln(1 - p)), the logarithms no less than ln 1e-12.
        /// `weight` has one number for each row.
        member input.bceLoss(target: Tensor, ?weight: Tensor, ?reduction: string) =
            checkSameShape "bceLoss" input target
            checkProbabilities "input" input
            checkProbabilities "target" target

            let losses: Tensor =
                -(target * input.safelog () + (1. - target) * (1. - input).safelog())

            match weight with
            | None -> losses
            | Some w when w.dim = 1 && input.dim > 0 && w.shape[0] = input.shape[0] -> w.unsqueezeAs input * losses
            | Some w ->
                invalidArg
                    "weight"
                    $"bceLoss: expected one weight a row of {Shape.text input.shape}, got {Shape.text w.shape}"
            |> reduced reduction

        /// Minus the log-probability of each row's class: input (batch, classes) of log-probabilities, target (batch) of class
        /// numbers. `weight` (classes) weighs each class; the mean is then the weighted one.
        member input.nllLoss(target: Tensor, ?weight: Tensor, ?reduction: string) : Tensor =
            if input.dim <> 2 || target.dim <> 1 || target.shape[0] <> input.shape[0] then
                invalidArg
                    "target"
                    $"nllLoss: expected input (batch, classes) and target (batch), got {Shape.text input.shape} and {Shape.text target.shape}: argmax(1) of a one-hot target?"

            let classes = target.int().unsqueeze 1
            let losses: Tensor = -(input.gather(1, classes).squeeze 1)

            match weight with
            | None -> losses |> reduced reduction
            | Some w when w.dim = 1 && w.shape[0] = input.shape[1] ->
                let weights = w.unsqueeze(0).expandAs(input).gather(1, classes).squeeze 1
                let weighted: Tensor = losses * weights

                match defaultArg reduction "mean" with
                | "mean" -> weighted.sum () / weights.sum ()
                | _ -> weighted |> reduced reduction
            | Some w ->
                invalidArg
                    "weight"
                    $"nllLoss: expected one weight for each of {input.shape[1]} classes, got {Shape.text w.shape}"

        /// Cross-entropy of unnormalised scores: input (batch, classes) of logits, target (batch) of class numbers.
        member input.crossEntropyLoss(target: Tensor, ?weight: Tensor, ?reduction: string) =
            input.logsoftmax(1).nllLoss(target, ?weight = weight, ?reduction = reduction)
