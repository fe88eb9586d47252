namespace DLWorkbook.Checking

/// One case with its inputs, what was expected and what came.
type internal Observation = { Inputs: Value list; Expected: Value; Got: Value }

/// Guesses what makes an answer wrong from how it departs from the expected one, over all cases of a check at once.
[<RequireQualifiedAccess>]
module internal Diagnosis =

    /// Whether two numbers are the same but for rounding, in 32 bits too.
    let private near (a: float) (b: float) =
        a = b || abs (a - b) <= 1e-5 * max (abs a) (abs b)

    let private pairs (observation: Observation) =
        Array.zip (Value.numbers observation.Expected) (Value.numbers observation.Got)

    /// What a rule says of each observation, when it says the same of all.
    let private common (rule: Observation -> 'fact option) (observations: Observation list) : 'fact option =
        match observations |> List.map rule |> List.distinct with
        | [ Some fact ] -> Some fact
        | _ -> None

    let private all (rule: Observation -> bool) observations = List.forall rule observations

    /// The factor between an answer and the expected one.
    let private factor (observation: Observation) =
        let pairs = pairs observation

        pairs
        |> Array.filter (fun (expected, _) -> expected <> 0.0)
        |> Array.tryHead
        |> Option.map (fun (expected, got) -> got / expected)
        |> Option.filter (fun factor ->
            factor <> 1.0
            && factor <> 0.0
            && pairs |> Array.forall (fun (expected, got) -> near got (factor * expected)))

    let private axisName axis rank =
        match axis, rank with
        | 0, 1 -> "the length"
        | 0, _ -> "the number of rows"
        | 1, 2 -> "the number of columns"
        | _ -> $"the size of axis {axis}"

    /// The sizes of the arguments: what each is called, and how large it is.
    let private sizes (names: string list) (observation: Observation) = [
        for name, input in Seq.zip names observation.Inputs do
            match Value.shape input with
            | Some shape ->
                for axis, size in Seq.indexed shape do
                    $"{axisName axis shape.Length} of {name}", float size
            | None -> ()
    ]

    let private bySize names (observations: Observation list) =
        let candidates = [
            for observation in observations ->
                match factor observation with
                | None -> []
                | Some factor -> [
                    for name, size in sizes names observation do
                        if size <> 1.0 && near factor size then
                            $"every value is {name} ({{0}}) times the expected one: was it not divided by it?", size

                        if size <> 1.0 && near factor (1.0 / size) then
                            $"every value is the expected one divided by {name} ({{0}}): was it divided once too often?",
                            size
                  ]
        ]

        match candidates with
        | [] -> None
        | first :: rest ->
            first
            |> List.tryFind (fun (text, _) -> rest |> List.forall (List.exists (fun (other, _) -> other = text)))
            |> Option.map (fun (text, size) -> text.Replace("{0}", string size))

    let private byFactor (observations: Observation list) =
        match observations |> List.map factor with
        | Some first :: rest when rest |> List.forall (Option.exists (near first)) ->
            if near first -1.0 then
                Some "every value has the opposite sign"
            else
                let figure = ValueText.plain 4 first
                Some $"every value is {figure} times the expected one"
        | _ -> None

    let private byOffset (observations: Observation list) =
        let differences = [
            for observation in observations do
                for expected, got in pairs observation -> got - expected
        ]

        match differences with
        | first :: (_ :: _ as rest) when first <> 0.0 && rest |> List.forall (near first) ->
            let size = ValueText.plain 4 (abs first)
            let direction = if first > 0.0 then "large" else "small"
            Some $"every value is {size} too {direction}"
        | _ -> None

    let private bySigns (observations: Observation list) =
        let same (expected: float, got: float) = near (abs expected) (abs got)

        let opposite =
            pairs >> Array.exists (fun (expected, got) -> not (near expected got))

        if
            observations |> all (pairs >> Array.forall same)
            && List.exists opposite observations
        then
            Some "the sizes are right, some signs are opposite"
        else
            None

    let private transposed (numbers: float[]) rows columns =
        Array.init (rows * columns) (fun index -> numbers[index % rows * columns + index / rows])

    let private byTransposition (observations: Observation list) =
        let turned (observation: Observation) =
            match Value.shape observation.Expected, Value.shape observation.Got with
            | Some [ rows; columns ], Some [ gotRows; gotColumns ] when rows = gotColumns && columns = gotRows ->
                let expected, got =
                    Value.numbers observation.Expected, Value.numbers observation.Got

                if Array.forall2 near (transposed expected (int rows) (int columns)) got then
                    Some true
                elif rows <> columns then
                    Some false
                else
                    None
            | _ -> None

        let facts = observations |> List.map turned

        if facts |> List.forall Option.isSome then
            if facts |> List.forall ((=) (Some true)) then
                Some "it is the transpose of what was expected"
            else
                Some "rows and columns are swapped: its shape is that of the transpose"
        else
            None

    let private byOrder (observations: Observation list) =
        let sorted value = Value.numbers value |> Array.sort

        let reordered (observation: Observation) =
            let expected, got = sorted observation.Expected, sorted observation.Got

            expected.Length > 1
            && expected.Length = got.Length
            && Array.forall2 near expected got

        if observations |> all reordered then
            Some "the numbers are right, but in another order"
        else
            None

    let private byPower (observations: Observation list) =
        let every rule =
            observations |> all (pairs >> Array.forall rule)

        if every (fun (expected, got) -> near got (expected * expected)) then
            Some "every value is the square of the expected one"
        elif every (fun (expected, got) -> expected >= 0.0 && near got (sqrt expected)) then
            Some "every value is the square root of the expected one"
        else
            None

    let private byZero (observations: Observation list) =
        if observations |> all (fun it -> Value.numbers it.Got |> Array.forall ((=) 0.0)) then
            Some "every number in it is zero"
        else
            None

    let private byInput (names: string list) (observations: Observation list) =
        let returned (observation: Observation) =
            Seq.zip names observation.Inputs
            |> Seq.tryFind (fun (_, input) -> Value.same input observation.Got)
            |> Option.map fst

        common returned observations
        |> Option.map (fun name -> $"it is {name} as it was given, unchanged")

    /// What the numbers say, the most telling first. The observations are those of every case that got an answer.
    let ofNumbers (names: string list) (observations: Observation list) : string list =
        let filled =
            observations |> List.filter (fun it -> (Value.numbers it.Expected).Length > 0)

        let sameCount =
            filled
            |> all (fun it -> (Value.numbers it.Expected).Length = (Value.numbers it.Got).Length)

        if filled.IsEmpty then
            []
        else
            [
                byInput names filled

                if sameCount then
                    byZero filled
                    bySize names filled
                    byFactor filled
                    byPower filled
                    byOffset filled
                    byTransposition filled
                    bySigns filled
                    byOrder filled
            ]
            |> List.choose id
            |> List.truncate 1

    /// The typical mistakes whose computation gives the answers that came.
    let ofSlips (slips: Slip list) (comparison: Comparison) (observations: Observation list) : string list =
        let loose = {
            comparison with
                Absolute = max comparison.Absolute 1e-12
                Relative = max comparison.Relative 1e-6
        }

        let gives (slip: Slip) (observation: Observation) =
            match
                (try
                    Some(fst (slip.Computation.Call observation.Inputs))
                 with
                 | :? System.ArgumentException
                 | :? System.IndexOutOfRangeException
                 | :? System.Runtime.InteropServices.ExternalException -> None)
            with
            | Some value -> Compare.agrees loose value observation.Got
            | None -> false

        slips
        |> List.filter (fun slip -> not observations.IsEmpty && observations |> all (gives slip))
        |> List.map _.Mistake
