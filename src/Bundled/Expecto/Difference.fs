/// Shows two values under each other, with the place where they part.
module internal Expecto.Difference

open System

/// What stands at the first position where two sequences part: None beyond an end; all None when they are equal.
let first (actual: 'a seq) (expected: 'a seq) : int * 'a option * 'a option =
    use a = actual.GetEnumerator()
    use e = expected.GetEnumerator()

    let rec walk i =
        match a.MoveNext(), e.MoveNext() with
        | true, true when a.Current = e.Current -> walk (i + 1)
        | hasA, hasE -> i, (if hasA then Some a.Current else None), (if hasE then Some e.Current else None)

    walk 0

let private text (value: objnull) =
    match value with
    | :? string as s -> s
    | other -> sprintf "%A" other

let private firstDifferentLine (a: string) (b: string) =
    let position, _, _ = first a b
    let before = a.Substring(0, min position a.Length)
    let row = before |> Seq.filter ((=) '\n') |> Seq.length
    row + 1, position - (before.LastIndexOf '\n' + 1) + 1

/// The two values with their names, and where the texts part when they are long.
let show (firstName: string) (firstValue: objnull) (secondName: string) (secondValue: objnull) =
    let a, b = text firstValue, text secondValue
    let isLong (s: string) = s.Length > 100 || s.Contains '\n'

    if isLong a || isLong b then
        let row, column = firstDifferentLine a b
        $"\n%s{firstName}:\n%s{a}\n%s{secondName}:\n%s{b}\n    part: at line %d{row}, column %d{column}"
    else
        $"\n%s{firstName}: %s{a}\n%s{secondName}: %s{b}"

/// One line for each item, with its index.
let listed (items: 'a seq) =
    items
    |> Seq.mapi (fun i item -> sprintf "  [%d] %A" i item)
    |> String.concat Environment.NewLine
