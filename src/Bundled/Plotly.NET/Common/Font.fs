namespace Plotly.NET

/// A font.
type Font internal (fields) =
    inherit PlotlyObject(fields)

    /// A font of a family, a size in points, and a colour.
    static member init(?Family: StyleParam.FontFamily, ?Size: float, ?Color: Color) =
        [
            Field.json "family" (Family |> Option.map _.Json)
            Field.number "size" Size
            Field.json "color" (Color |> Option.map _.Json)
        ]
        |> Field.given
        |> Font

/// The title of a chart, an axis, a legend or a colour bar.
type Title internal (fields) =
    inherit PlotlyObject(fields)

    /// A title with its font and place (X, Y: 0 to 1); `Standoff`: distance from the axis in pixels.
    static member init
        (
            ?Text: string,
            ?Font: Font,
            ?X: float,
            ?XAnchor: StyleParam.XAnchorPosition,
            ?Y: float,
            ?YAnchor: StyleParam.YAnchorPosition,
            ?Standoff: int,
            ?Side: StyleParam.Side
        ) =
        [
            Field.text "text" Text
            Field.object "font" Font
            Field.number "x" X
            Field.json "xanchor" (XAnchor |> Option.map _.Json)
            Field.number "y" Y
            Field.json "yanchor" (YAnchor |> Option.map _.Json)
            Field.int "standoff" Standoff
            Field.json "side" (Side |> Option.map _.Json)
        ]
        |> Field.given
        |> Title
