namespace Plotly.NET

open System
open System.IO
open Plotly.NET.LayoutObjects
open Plotly.NET.TraceObjects

/// Makes charts (`Chart.Line`, `Chart.Heatmap`, …), styles them (`Chart.with…`), puts them together and saves them.
type Chart =

    /// Saves a chart as an HTML page; `.html` is added to the path when it lacks it.
    static member saveHtml(path: string, ?OpenInBrowser: bool) =
        fun (ch: GenericChart) ->
            let file =
                if path.EndsWith(".html", StringComparison.Ordinal) then
                    path
                else
                    path + ".html"

            File.WriteAllText(file, GenericChart.toEmbeddedHTML ch)

            if defaultArg OpenInBrowser false then
                Browser.openFile file

    /// Saves a chart as a page among the temporary files and opens it in the browser.
    static member show(ch: GenericChart) =
        let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.html")
        ch |> Chart.saveHtml (path, OpenInBrowser = true)

    /// Draws charts on the same axes.
    static member combine(gCharts: seq<GenericChart>) = GenericChart.combine gCharts

    /// Sets what the legend says of the traces; the name of the second is followed by "_1", and so on.
    static member withTraceInfo
        (?Name: string, ?Visible: StyleParam.Visible, ?ShowLegend: bool, ?LegendRank: int, ?LegendGroup: string)
        =
        GenericChart.mapiTrace (fun i trace ->
            let name =
                Name |> Option.map (fun name -> if i = 0 then name else $"%s{name}_%d{i}")

            [
                Field.text "name" name
                Field.json "visible" (Visible |> Option.map _.Json)
                Field.flag "showlegend" ShowLegend
                Field.int "legendrank" LegendRank
                Field.text "legendgroup" LegendGroup
            ]
            |> Field.given
            |> trace.With)

    /// Puts a marker's style over that of the traces.
    static member withMarker(marker: Marker) =
        GenericChart.mapTrace (fun trace -> trace.With [ "marker", marker.Json ])

    /// Sets the style of the traces' markers; see `Marker.init`.
    static member withMarkerStyle
        (
            ?CMax: float,
            ?CMid: float,
            ?CMin: float,
            ?Color: Color,
            ?Colors: seq<Color>,
            ?ColorBar: ColorBar,
            ?Colorscale: StyleParam.Colorscale,
            ?Outline: Line,
            ?Opacity: float,
            ?MultiOpacity: seq<float>,
            ?ReverseScale: bool,
            ?ShowScale: bool,
            ?Size: int,
            ?MultiSize: seq<int>,
            ?Symbol: StyleParam.MarkerSymbol
        ) =
        Marker.init (
            ?CMax = CMax,
            ?CMid = CMid,
            ?CMin = CMin,
            ?Color = Color,
            ?Colors = Colors,
            ?ColorBar = ColorBar,
            ?Colorscale = Colorscale,
            ?Outline = Outline,
            ?Opacity = Opacity,
            ?MultiOpacity = MultiOpacity,
            ?ReverseScale = ReverseScale,
            ?ShowScale = ShowScale,
            ?Size = Size,
            ?MultiSize = MultiSize,
            ?Symbol = Symbol
        )
        |> Chart.withMarker

    /// Puts a line's style over that of the traces.
    static member withLine(line: Line) =
        GenericChart.mapTrace (fun trace -> trace.With [ "line", line.Json ])

    /// Sets the style of the traces' lines; see `Line.init`.
    static member withLineStyle
        (?Color: Color, ?Dash: StyleParam.DrawingStyle, ?Shape: StyleParam.Shape, ?Smoothing: float, ?Width: float)
        =
        Line.init (?Color = Color, ?Dash = Dash, ?Shape = Shape, ?Smoothing = Smoothing, ?Width = Width)
        |> Chart.withLine

    /// Sets the error bars along x.
    static member withXError(xError: Error) =
        GenericChart.mapTrace (fun trace -> trace.With [ "error_x", xError.Json ])

    /// Sets the error bars along y.
    static member withYError(yError: Error) =
        GenericChart.mapTrace (fun trace -> trace.With [ "error_y", yError.Json ])

    /// Sets the style of the error bars along y; see `Error.init`.
    static member withYErrorStyle
        (
            ?Visible: bool,
            ?Type: StyleParam.ErrorType,
            ?Symmetric: bool,
            ?Array: seq<#IConvertible>,
            ?Arrayminus: seq<#IConvertible>,
            ?Value: float,
            ?Valueminus: float,
            ?Color: Color,
            ?Thickness: float,
            ?Width: float
        ) =
        Error.init (
            ?Visible = Visible,
            ?Type = Type,
            ?Symmetric = Symmetric,
            ?Array = Array,
            ?Arrayminus = Arrayminus,
            ?Value = Value,
            ?Valueminus = Valueminus,
            ?Color = Color,
            ?Thickness = Thickness,
            ?Width = Width
        )
        |> Chart.withYError

    /// Puts a layout over the chart's own.
    static member withLayout(layout: Layout) = GenericChart.addLayout layout

    /// Sets parts of the layout; see `Layout.init`.
    static member withLayoutStyle
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
            ?BarMode: StyleParam.BarMode
        ) =
        Layout.init (
            ?Title = Title,
            ?ShowLegend = ShowLegend,
            ?Margin = Margin,
            ?AutoSize = AutoSize,
            ?Width = Width,
            ?Height = Height,
            ?Font = Font,
            ?PaperBGColor = PaperBGColor,
            ?PlotBGColor = PlotBGColor,
            ?Colorway = Colorway,
            ?HoverMode = HoverMode,
            ?Hoverlabel = Hoverlabel,
            ?BarGap = BarGap,
            ?BarGroupGap = BarGroupGap,
            ?BarMode = BarMode
        )
        |> Chart.withLayout

    /// Sets the title, in a font.
    static member withTitle(title: string, ?TitleFont: Font) =
        Layout.init (Title = Title.init (Text = title, ?Font = TitleFont))
        |> Chart.withLayout

    /// Sets the title.
    static member withTitle(title: Title) =
        Layout.init (Title = title) |> Chart.withLayout

    /// Sets width and height, in pixels.
    static member withSize(?Width: int, ?Height: int) =
        Layout.init (?Width = Width, ?Height = Height) |> Chart.withLayout

    /// Sets width and height, in pixels.
    static member withSize(width: float, height: float) =
        Chart.withSize (Width = int width, Height = int height)

    /// Sets the room around the plot.
    static member withMargin(margin: Margin) =
        Layout.init (Margin = margin) |> Chart.withLayout

    /// Sets the room around the plot, in pixels; see `Margin.init`.
    static member withMarginSize
        (
            ?Left: #IConvertible,
            ?Right: #IConvertible,
            ?Top: #IConvertible,
            ?Bottom: #IConvertible,
            ?Pad: #IConvertible,
            ?Autoexpand: bool
        ) =
        Margin.init (?Left = Left, ?Right = Right, ?Top = Top, ?Bottom = Bottom, ?Pad = Pad, ?Autoexpand = Autoexpand)
        |> Chart.withMargin

    /// Sets the look.
    static member withTemplate(template: Template) =
        GenericChart.mapLayout (fun layout ->
            layout.Fields
            |> List.filter (fst >> (<>) "template")
            |> fun others -> Layout(others @ [ "template", template.Json ]))

    /// Sets where the legend stands and how it looks.
    static member withLegend(legend: Legend) =
        Layout [ "legend", legend.Json ] |> Chart.withLayout

    /// Sets where the legend stands and how it looks; see `Legend.init`.
    static member withLegendStyle
        (
            ?BGColor: Color,
            ?BorderColor: Color,
            ?BorderWidth: float,
            ?Font: Font,
            ?Orientation: StyleParam.Orientation,
            ?Title: Title,
            ?Visible: bool,
            ?X: float,
            ?XAnchor: StyleParam.XAnchorPosition,
            ?Y: float,
            ?YAnchor: StyleParam.YAnchorPosition
        ) =
        Legend.init (
            ?BGColor = BGColor,
            ?BorderColor = BorderColor,
            ?BorderWidth = BorderWidth,
            ?Font = Font,
            ?Orientation = Orientation,
            ?Title = Title,
            ?Visible = Visible,
            ?X = X,
            ?XAnchor = XAnchor,
            ?Y = Y,
            ?YAnchor = YAnchor
        )
        |> Chart.withLegend

    static member private withItems name (items: seq<#PlotlyObject>) append =
        let fresh = items |> Seq.map _.Json |> Array.ofSeq

        GenericChart.mapLayout (fun layout ->
            let before =
                match List.tryFind (fst >> (=) name) layout.Fields with
                | Some(_, Items items) when append -> items
                | _ -> [||]

            Layout(Json.merge layout.Fields [ name, Items(Array.append before fresh) ]))

    /// Adds texts to the plot, or sets them in place of those that are there (`Append = false`).
    static member withAnnotations(annotations: seq<Annotation>, ?Append: bool) =
        Chart.withItems "annotations" annotations (defaultArg Append true)

    /// Adds a text to the plot, or sets it in place of those that are there (`Append = false`).
    static member withAnnotation(annotation: Annotation, ?Append: bool) =
        Chart.withAnnotations ([ annotation ], ?Append = Append)

    /// Adds shapes to the plot, or sets them in place of those that are there (`Append = false`).
    static member withShapes(shapes: seq<Shape>, ?Append: bool) =
        Chart.withItems "shapes" shapes (defaultArg Append true)

    /// Adds a shape to the plot, or sets it in place of those that are there (`Append = false`).
    static member withShape(shape: Shape, ?Append: bool) =
        Chart.withShapes ([ shape ], ?Append = Append)

    /// Puts sliders under the plot, in place of those that are there.
    static member withSliders(sliders: seq<Slider>) = Chart.withItems "sliders" sliders false

    /// Puts a slider under the plot, in place of those that are there.
    static member withSlider(slider: Slider) = Chart.withSliders [ slider ]

    /// Puts a configuration over the chart's own.
    static member withConfig(config: Config) = GenericChart.addConfig config

    /// Puts a page over the chart's own.
    static member withDisplayOptions(displayOpts: DisplayOptions) =
        GenericChart.addDisplayOptions displayOpts
