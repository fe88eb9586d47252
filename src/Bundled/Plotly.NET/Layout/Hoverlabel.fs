namespace Plotly.NET.LayoutObjects

open Plotly.NET

/// The label that appears under the pointer.
type Hoverlabel internal (fields) =
    inherit PlotlyObject(fields)

    /// A label with its colours and font; `Namelength`: how many characters of a trace's name it shows, −1 for all.
    static member init(?BgColor: Color, ?BorderColor: Color, ?Font: Font, ?Namelength: int) =
        [
            Field.json "bgcolor" (BgColor |> Option.map _.Json)
            Field.json "bordercolor" (BorderColor |> Option.map _.Json)
            Field.object "font" Font
            Field.int "namelength" Namelength
        ]
        |> Field.given
        |> Hoverlabel
