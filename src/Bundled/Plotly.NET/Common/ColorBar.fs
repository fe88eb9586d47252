namespace Plotly.NET

/// The bar beside a plot that explains its colours.
type ColorBar internal (fields) =
    inherit PlotlyObject(fields)

    /// A bar with its title; `Len`: part of the plot's height; `Thickness`: pixels; `TickFormat`: as in d3-format.
    static member init
        (
            ?Title: Title,
            ?Len: float,
            ?Thickness: float,
            ?OutlineWidth: float,
            ?TickFormat: string,
            ?TickFont: Font,
            ?X: float
        ) =
        [
            Field.object "title" Title
            Field.number "len" Len
            Field.number "thickness" Thickness
            Field.number "outlinewidth" OutlineWidth
            Field.text "tickformat" TickFormat
            Field.object "tickfont" TickFont
            Field.number "x" X
        ]
        |> Field.given
        |> ColorBar
