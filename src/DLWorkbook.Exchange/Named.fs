namespace DLWorkbook.Checking

open System

/// <summary>
/// A function that an exercise takes as an argument, such as the one to be differentiated: it crosses to another process
/// by its name.
/// </summary>
[<Sealed; AllowNullLiteral(false)>]
type NamedFunction internal (name: string, kind: Type, compute: obj) =

    /// The name, unique among the named functions.
    member _.Name = name

    /// Its F# type: float -> float, float[] -> float, …
    member _.Type = kind

    /// The function itself, of that type.
    member internal _.Compute = compute

/// The functions that may cross by name. A generator gives them as arguments: `fun gen -> Named.sine, gen.Normal()`.
[<RequireQualifiedAccess>]
module Named =

    let private make name (compute: 'a -> 'b) =
        NamedFunction(name, typeof<'a -> 'b>, compute :> obj)

    /// x ↦ sin x.
    let sine = make "sine" (fun (x: float) -> sin x)

    /// x ↦ eˣ.
    let exponential = make "exponential" (fun (x: float) -> exp x)

    /// x ↦ x³.
    let cube = make "cube" (fun (x: float) -> x * x * x)

    /// x ↦ x² − 3x + 1.
    let parabola = make "parabola" (fun (x: float) -> x * x - 3.0 * x + 1.0)

    /// x ↦ 1 / (1 + e⁻ˣ).
    let logistic = make "logistic" (fun (x: float) -> 1.0 / (1.0 + exp -x))

    /// x ↦ Σ (i + 1) xᵢ²: a bowl that is steeper along each next axis.
    let bowl =
        make "bowl" (fun (x: float[]) -> x |> Seq.mapi (fun i value -> float (i + 1) * value * value) |> Seq.sum)

    /// H. H. Rosenbrock's valley (1960): x ↦ Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)².
    let rosenbrock =
        make "rosenbrock" (fun (x: float[]) ->
            x
            |> Seq.pairwise
            |> Seq.sumBy (fun (a, b) -> 100.0 * (b - a * a) ** 2.0 + (1.0 - a) ** 2.0))

    /// x ↦ Π sin xᵢ: no two partial derivatives alike.
    let sines = make "sines" (fun (x: float[]) -> x |> Seq.map sin |> Seq.fold (*) 1.0)

    /// All of them.
    let all = [ sine; exponential; cube; parabola; logistic; bowl; rosenbrock; sines ]

    /// The one of a name.
    let tryFind (name: string) : NamedFunction option =
        all |> List.tryFind (fun named -> named.Name = name)

    /// The function itself, of its own type: `let f: float -> float = Named.call Named.sine`.
    let call (named: NamedFunction) : 'f =
        if named.Type <> typeof<'f> then
            invalidArg (nameof named) $"Named.call: expected {named.Name}'s own type {named.Type}, got {typeof<'f>}"

        unbox<'f> named.Compute
