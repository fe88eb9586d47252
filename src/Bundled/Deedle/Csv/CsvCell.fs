namespace Deedle

open System
open System.Globalization

/// What the text of a cell can be read as.
type internal CellType =
    /// Nothing but blanks.
    | Blank
    /// The digit 0, which is a number or false.
    | Zero
    /// The digit 1, which is a number or true.
    | One
    /// Digits 0 and 1 in one column.
    | Bit
    /// true, false, yes or no.
    | Truth
    /// An integer of 32 bits.
    | Integer
    /// An integer of 64 bits.
    | Long
    /// A number with a fraction that <c>decimal</c> holds.
    | Fraction
    /// A number that <c>decimal</c> does not hold, or a word that stands for a missing number.
    | Real
    /// A date, perhaps with a time.
    | Date
    /// A globally unique identifier.
    | Identifier
    /// Anything else.
    | Text

/// Reading single cells of comma-separated text.
module internal CsvCell =

    /// The words that stand for a missing number.
    let missingWords = [| "NaN"; "NA"; "N/A"; "#N/A"; ":"; "-"; "TBA"; "TBD" |]

    let private found (ok: bool, value: 'T) = if ok then Some value else None

    /// A number's text without signs of currency and per cent.
    let private bare (text: string) =
        text
        |> String.filter (fun c ->
            Char.GetUnicodeCategory c <> UnicodeCategory.CurrencySymbol
            && not ("%‰‱".Contains c))

    let integer (culture: CultureInfo) (text: string) =
        Int32.TryParse(bare text, NumberStyles.Integer, culture) |> found

    let long (culture: CultureInfo) (text: string) =
        Int64.TryParse(bare text, NumberStyles.Integer, culture) |> found

    let fraction (culture: CultureInfo) (text: string) =
        Decimal.TryParse(bare text, NumberStyles.Currency ||| NumberStyles.AllowExponent, culture)
        |> found

    /// A number; None for the words that stand for a missing one.
    let real (culture: CultureInfo) (missing: string[]) (text: string) =
        if
            missing
            |> Array.exists (fun word -> String.Equals(word, text.Trim(), StringComparison.OrdinalIgnoreCase))
        then
            None
        else
            Double.TryParse(text, NumberStyles.Any, culture) |> found

    let truth (text: string) =
        match text.Trim().ToLowerInvariant() with
        | "true"
        | "yes"
        | "1" -> Some true
        | "false"
        | "no"
        | "0" -> Some false
        | _ -> None

    let private dateStyles =
        DateTimeStyles.AllowWhiteSpaces ||| DateTimeStyles.RoundtripKind

    let date (culture: CultureInfo) (text: string) =
        match DateTime.TryParse(text, culture, dateStyles) with
        | true, date when date.Kind = DateTimeKind.Unspecified -> Some(DateTime.SpecifyKind(date, DateTimeKind.Local))
        | true, date -> Some date
        | _ -> None

    /// Whether a text that reads as a date was meant as one: not a number, not a code such as 12-002.
    let private meantAsDate (culture: CultureInfo) (text: string) =
        match DateTime.TryParse(text, culture, dateStyles) with
        | true, date ->
            let groups =
                text.Split(
                    [|
                        for c in text do
                            if not (Char.IsDigit c) then
                                c
                    |],
                    StringSplitOptions.RemoveEmptyEntries
                )

            date.Kind = DateTimeKind.Unspecified
            && fraction CultureInfo.InvariantCulture text = None
            && (date.Year >= 1000 || groups.Length = 3)
        | _ -> false

    let identifier (text: string) = Guid.TryParse(text.Trim()) |> found

    /// The narrowest type that a cell's text can be read as.
    let typeOf (culture: CultureInfo) (missing: string[]) (text: string) : CellType =
        if Array.contains (text.Trim()) missing then
            Real
        elif String.IsNullOrWhiteSpace text then
            Blank
        else
            match integer culture text with
            | Some 0 -> Zero
            | Some 1 -> One
            | _ when truth text <> None -> Truth
            | Some _ -> Integer
            | None when (long culture text).IsSome -> Long
            | None when fst (TimeSpan.TryParse(text, culture)) -> Text
            | None when meantAsDate culture text -> Date
            | None when (fraction culture text).IsSome -> Fraction
            | None when (real culture [||] text).IsSome -> Real
            | None when (identifier text).IsSome -> Identifier
            | None -> Text

    let private numbers = [ Integer; Long; Fraction; Real ]

    /// The narrowest type that holds the cells of two types; text holds all.
    let common (a: CellType) (b: CellType) : CellType =
        let digit t = t = Zero || t = One || t = Bit

        match a, b with
        | a, b when a = b -> a
        | Blank, other
        | other, Blank -> other
        | a, b when digit a && digit b -> Bit
        | digit', Truth
        | Truth, digit' when digit digit' -> Truth
        | a, number when digit a && List.contains number numbers -> number
        | number, b when digit b && List.contains number numbers -> number
        | a, b when List.contains a numbers && List.contains b numbers -> max a b
        | _ -> Text
