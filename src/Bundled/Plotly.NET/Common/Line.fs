namespace Plotly.NET

/// The line of a trace, or around something.
type Line internal (fields) =
    inherit PlotlyObject(fields)

    /// A line of a colour, a width in pixels, a pattern and a form; `Smoothing`: 0 to 1.3, for splines.
    static member init
        (?Color: Color, ?Width: float, ?Dash: StyleParam.DrawingStyle, ?Shape: StyleParam.Shape, ?Smoothing: float)
        =
        [
            Field.json "color" (Color |> Option.map _.Json)
            Field.number "width" Width
            Field.json "dash" (Dash |> Option.map _.Json)
            Field.json "shape" (Shape |> Option.map _.Json)
            Field.number "smoothing" Smoothing
        ]
        |> Field.given
        |> Line
