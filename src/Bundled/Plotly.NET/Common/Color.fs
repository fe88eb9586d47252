namespace Plotly.NET

open System
open System.Globalization

/// One colour, a colour for each datum, or a number for each datum that a colour scale turns into a colour.
type Color internal (json: Json) =
    member internal _.Json = json

    /// A colour from alpha, red, green and blue, each 0 to 255.
    static member fromARGB (a: int) (r: int) (g: int) (b: int) =
        for name, part in [ "a", a; "r", r; "g", g; "b", b ] do
            if part < 0 || part > 255 then
                invalidArg name $"Color: expected 0 to 255, got %d{part}"

        let alpha = (float a / 255.).ToString("0.0##", CultureInfo.InvariantCulture)
        Color(Text $"rgba(%d{r}, %d{g}, %d{b}, %s{alpha})")

    /// An opaque colour from red, green and blue, each 0 to 255.
    static member fromRGB (r: int) (g: int) (b: int) = Color.fromARGB 255 r g b

    /// An opaque colour from six hexadecimal digits, with or without "#".
    static member fromHex(s: string) =
        match Convert.FromHexString(s.TrimStart '#') with
        | [| r; g; b |] -> Color.fromRGB (int r) (int g) (int b)
        | _ -> invalidArg (nameof s) $"Color.fromHex: expected six hexadecimal digits, got \"%s{s}\""

    /// A colour in any form that CSS knows; not checked.
    static member fromString(c: string) = Color(Text c)

    /// One colour for each datum.
    static member fromColors(c: seq<Color>) =
        c |> Seq.map _.Json |> Array.ofSeq |> Items |> Color

    /// One number for each datum; the colour scale turns it into a colour.
    static member fromColorScaleValues(c: seq<#IConvertible>) = Color(Json.ofConvertibles c)

    override _.Equals other =
        match other with
        | :? Color as color -> color.Json = json
        | _ -> false

    override _.GetHashCode() = json.GetHashCode()
