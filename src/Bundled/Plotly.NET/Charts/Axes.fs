namespace Plotly.NET

open System
open Plotly.NET.LayoutObjects

/// The axes of a chart.
[<AutoOpen>]
module ChartAxes =

    let private styled
        titleText
        titleFont
        titleStandoff
        title
        color
        axisType
        (minMax: (#IConvertible * #IConvertible) option)
        mirror
        showLine
        lineColor
        showGrid
        gridColor
        zeroLine
        zeroLineColor
        side
        domain
        categoryOrder
        (categoryArray: seq<#IConvertible> option)
        =
        let title =
            match titleText, titleFont, titleStandoff, title with
            | None, None, None, given -> given
            | _ ->
                let plain =
                    Title.init (?Text = titleText, ?Font = titleFont, ?Standoff = titleStandoff)

                match title with
                | Some(given: Title) -> Some(Title(Json.merge given.Fields plain.Fields))
                | None -> Some plain

        LinearAxis.init (
            ?Title = title,
            ?Color = color,
            ?AxisType = axisType,
            ?Range = (minMax |> Option.map StyleParam.Range.ofMinMax),
            ?Mirror = mirror,
            ?ShowLine = showLine,
            ?LineColor = lineColor,
            ?ShowGrid = showGrid,
            ?GridColor = gridColor,
            ?ZeroLine = zeroLine,
            ?ZeroLineColor = zeroLineColor,
            ?Side = side,
            ?Domain =
                (domain
                 |> Option.map (fun (a: float, b: float) -> StyleParam.Range.ofMinMax (a, b))),
            ?CategoryOrder = categoryOrder,
            ?CategoryArray = categoryArray
        )

    type Chart with

        /// Puts an x axis over the chart's own: the first, or that of an id.
        static member withXAxis(xAxis: LinearAxis, ?Id: StyleParam.SubPlotId) =
            let id = defaultArg Id (StyleParam.SubPlotId.XAxis 1)
            Layout [ id.Name, xAxis.Json ] |> Chart.withLayout

        /// Puts a y axis over the chart's own: the first, or that of an id.
        static member withYAxis(yAxis: LinearAxis, ?Id: StyleParam.SubPlotId) =
            let id = defaultArg Id (StyleParam.SubPlotId.YAxis 1)
            Layout [ id.Name, yAxis.Json ] |> Chart.withLayout

        /// Styles an x axis: its title, scale, range (`MinMax`), lines, side and categories.
        static member withXAxisStyle
            (
                ?TitleText: string,
                ?TitleFont: Font,
                ?TitleStandoff: int,
                ?Title: Title,
                ?Color: Color,
                ?AxisType: StyleParam.AxisType,
                ?MinMax: #IConvertible * #IConvertible,
                ?Mirror: StyleParam.Mirror,
                ?ShowLine: bool,
                ?LineColor: Color,
                ?ShowGrid: bool,
                ?GridColor: Color,
                ?ZeroLine: bool,
                ?ZeroLineColor: Color,
                ?Side: StyleParam.Side,
                ?Domain: float * float,
                ?CategoryOrder: StyleParam.CategoryOrder,
                ?CategoryArray: seq<#IConvertible>,
                ?Id: StyleParam.SubPlotId
            ) =
            let axis =
                styled
                    TitleText
                    TitleFont
                    TitleStandoff
                    Title
                    Color
                    AxisType
                    MinMax
                    Mirror
                    ShowLine
                    LineColor
                    ShowGrid
                    GridColor
                    ZeroLine
                    ZeroLineColor
                    Side
                    Domain
                    CategoryOrder
                    CategoryArray

            Chart.withXAxis (axis, ?Id = Id)

        /// Styles a y axis: its title, scale, range (`MinMax`), lines, side and categories.
        static member withYAxisStyle
            (
                ?TitleText: string,
                ?TitleFont: Font,
                ?TitleStandoff: int,
                ?Title: Title,
                ?Color: Color,
                ?AxisType: StyleParam.AxisType,
                ?MinMax: #IConvertible * #IConvertible,
                ?Mirror: StyleParam.Mirror,
                ?ShowLine: bool,
                ?LineColor: Color,
                ?ShowGrid: bool,
                ?GridColor: Color,
                ?ZeroLine: bool,
                ?ZeroLineColor: Color,
                ?Side: StyleParam.Side,
                ?Domain: float * float,
                ?CategoryOrder: StyleParam.CategoryOrder,
                ?CategoryArray: seq<#IConvertible>,
                ?Id: StyleParam.SubPlotId
            ) =
            let axis =
                styled
                    TitleText
                    TitleFont
                    TitleStandoff
                    Title
                    Color
                    AxisType
                    MinMax
                    Mirror
                    ShowLine
                    LineColor
                    ShowGrid
                    GridColor
                    ZeroLine
                    ZeroLineColor
                    Side
                    Domain
                    CategoryOrder
                    CategoryArray

            Chart.withYAxis (axis, ?Id = Id)
