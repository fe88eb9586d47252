namespace Plotly.NET

open Plotly.NET.LayoutObjects

/// All of a chart that isn't data: title, axes, legend, size, colours, texts and shapes.
type Layout internal (fields) =
    inherit PlotlyObject(fields)

    /// An empty layout.
    new() = Layout []

    /// A layout. `Width` and `Height` are in pixels; `Colorway`: the colours that traces get in turn; `BarGap`: part of
    /// a place that its bars leave free.
    static member init
        (
            ?Title: Title,
            ?ShowLegend: bool,
            ?Margin: Margin,
            ?AutoSize: bool,
            ?Width: int,
            ?Height: int,
            ?Font: Font,
            ?PaperBGColor: Color,
            ?PlotBGColor: Color,
            ?Colorway: Color,
            ?HoverMode: StyleParam.HoverMode,
            ?Hoverlabel: Hoverlabel,
            ?BarGap: float,
            ?BarGroupGap: float,
            ?BarMode: StyleParam.BarMode,
            ?Annotations: seq<Annotation>,
            ?Shapes: seq<Shape>
        ) =
        [
            Field.object "title" Title
            Field.flag "showlegend" ShowLegend
            Field.object "margin" Margin
            Field.flag "autosize" AutoSize
            Field.int "width" Width
            Field.int "height" Height
            Field.object "font" Font
            Field.json "paper_bgcolor" (PaperBGColor |> Option.map _.Json)
            Field.json "plot_bgcolor" (PlotBGColor |> Option.map _.Json)
            Field.json "colorway" (Colorway |> Option.map _.Json)
            Field.json "hovermode" (HoverMode |> Option.map _.Json)
            Field.object "hoverlabel" Hoverlabel
            Field.number "bargap" BarGap
            Field.number "bargroupgap" BarGroupGap
            Field.json "barmode" (BarMode |> Option.map _.Json)
            Field.objects "annotations" Annotations
            Field.objects "shapes" Shapes
        ]
        |> Field.given
        |> Layout

    /// Puts the second layout over the first; annotations and shapes of both are kept.
    static member combine (first: Layout) (second: Layout) =
        let all name =
            match List.tryFind (fst >> (=) name) first.Fields, List.tryFind (fst >> (=) name) second.Fields with
            | Some(_, Items a), Some(_, Items b) -> [ name, Items(Array.append a b) ]
            | _ -> []

        Json.merge first.Fields second.Fields
        |> fun merged -> Json.merge merged (all "annotations" @ all "shapes")
        |> Layout

    /// Sets the x or y axis of this number, in place of the one that is there.
    static member setLinearAxis(id: StyleParam.SubPlotId, axis: LinearAxis) =
        fun (layout: Layout) ->
            layout.Fields
            |> List.filter (fst >> (<>) id.Name)
            |> fun others -> Layout(others @ [ id.Name, axis.Json ])

/// The look that a chart starts from.
type Template internal (fields) =
    inherit PlotlyObject(fields)

    /// A look from a layout.
    static member init(layoutTemplate: Layout) =
        Template [ "layout", layoutTemplate.Json ]

/// Looks that come with the package.
module ChartTemplates =

    /// The look of plotly.js without any template: white, with grey grid lines.
    let light =
        Layout.init (PaperBGColor = Color.fromString "white", PlotBGColor = Color.fromString "white")
        |> Template.init
