namespace Plotly.NET

/// One set of data and the way that it is drawn.
type Trace internal (kind: string, fields: (string * Json) list) =
    inherit PlotlyObject(("type", Text kind) :: fields)

    /// The kind of the trace, as plotly.js names it: "scatter", "bar", "heatmap", …
    member _.``type`` = kind

    member internal _.With(more: (string * Json) list) = Trace(kind, Json.merge fields more)

    member internal _.TryFind name =
        fields |> List.tryFind (fst >> (=) name) |> Option.map snd
