namespace DiffSharp.Model

open DiffSharp

/// Initial values of weights.
[<Sealed; AbstractClass>]
type Weight =

    /// Normal values (fanIn, fanOut) with variance 2 / ((1 + a²) fanIn); a is the slope of the leaky ReLU behind, √5 by
    /// default, which gives 1 / (3 fanIn) (He et al., "Delving deep into rectifiers", 2015).
    static member kaiming(fanIn: int, fanOut: int, ?a: float) : Tensor =
        let a = defaultArg a (sqrt 5.)
        dsharp.randn [ fanIn; fanOut ] * sqrt (2. / ((1. + a * a) * float fanIn))

    /// Even values from [-k, k).
    static member uniform(shape: seq<int>, k: float) : Tensor = dsharp.rand shape * (2. * k) - k

/// x W + b: (…, inFeatures) → (…, outFeatures). The weight (inFeatures, outFeatures) starts with `Weight.kaiming`, the bias
/// with even values within 1 / √outFeatures.
type Linear(inFeatures: int, outFeatures: int, ?bias: bool) =
    inherit Model()
    let biased = defaultArg bias true
    let w = Parameter(Weight.kaiming (inFeatures, outFeatures))

    let b =
        Parameter(
            if biased then
                Weight.uniform ([ outFeatures ], 1. / sqrt (float outFeatures))
            else
                dsharp.zeros 0
        )

    do
        base.addParameter (w, "Linear-weight")

        if biased then
            base.addParameter (b, "Linear-bias")

    /// The weight: (inFeatures, outFeatures).
    member _.weight
        with get () = w.value
        and set (value: Tensor) = w.value <- value

    /// The bias: (outFeatures), or (0) if there is none.
    member _.bias
        with get () = b.value
        and set (value: Tensor) = b.value <- value

    /// x W + b.
    override _.forward input =
        let product = dsharp.matmul (input, w.value)
        if biased then product + b.value else product

    /// The layer and its sizes.
    override _.ToString() = $"Linear({inFeatures}, {outFeatures})"

/// Models in a row.
type Sequential(models: seq<Model>) =
    inherit Model()
    let models = Seq.toArray models
    do base.addModel models

    /// Each model's output into the next.
    override _.forward input =
        models |> Array.fold (fun value model -> model.forward value) input
