namespace Plotly.NET

open System

/// The named choices of a chart's options.
module StyleParam =

    /// How the lines of an annotation stand to each other.
    [<RequireQualifiedAccess>]
    type AnnotationAlignment =
        | Left
        | Center
        | Right

        member internal this.Json =
            match this with
            | Left -> Json.Text "left"
            | Center -> Json.Text "center"
            | Right -> Json.Text "right"

    /// The end of an annotation's arrow, as plotly.js numbers them.
    [<RequireQualifiedAccess>]
    type ArrowHead =
        | TriangleShort
        | TriangleTall
        | Barbed
        | SimpleShort
        | SimpleTall
        | Cirle
        | Square
        | LineOnly

        member internal this.Json =
            match this with
            | TriangleShort -> Json.Int 1L
            | TriangleTall -> Json.Int 2L
            | Barbed -> Json.Int 3L
            | SimpleShort -> Json.Int 4L
            | SimpleTall -> Json.Int 5L
            | Cirle -> Json.Int 6L
            | Square -> Json.Int 7L
            | LineOnly -> Json.Int 8L

    /// Which function of plotly.js a slider or a button calls.
    [<RequireQualifiedAccess>]
    type Method =
        | Restyle
        | Relayout
        | Animate
        | Update
        | Skip

        member internal this.Json =
            match this with
            | Restyle -> Json.Text "restyle"
            | Relayout -> Json.Text "relayout"
            | Animate -> Json.Text "animate"
            | Update -> Json.Text "update"
            | Skip -> Json.Text "skip"

    /// What a scatter trace draws.
    [<RequireQualifiedAccess>]
    type Mode =
        | None
        | Lines
        | Lines_Markers
        | Lines_Text
        | Lines_Markers_Text
        | Markers
        | Markers_Text
        | Text

        member internal this.Json =
            match this with
            | None -> Json.Text "none"
            | Lines -> Json.Text "lines"
            | Lines_Markers -> Json.Text "lines+markers"
            | Lines_Text -> Json.Text "lines+text"
            | Lines_Markers_Text -> Json.Text "lines+markers+text"
            | Markers -> Json.Text "markers"
            | Markers_Text -> Json.Text "markers+text"
            | Text -> Json.Text "text"

    /// Which way bars, boxes or a legend run.
    [<RequireQualifiedAccess>]
    type Orientation =
        | Horizontal
        | Vertical

        member internal this.Json =
            match this with
            | Horizontal -> Json.Text "h"
            | Vertical -> Json.Text "v"

    /// How a line is broken.
    [<RequireQualifiedAccess>]
    type DrawingStyle =
        | Solid
        | Dash
        | Dot
        | DashDot
        | LongDash
        | LongDashDot

        member internal this.Json =
            match this with
            | Solid -> Json.Text "solid"
            | Dash -> Json.Text "dash"
            | Dot -> Json.Text "dot"
            | DashDot -> Json.Text "dashdot"
            | LongDash -> Json.Text "longdash"
            | LongDashDot -> Json.Text "longdashdot"

    /// How a line runs from datum to datum.
    [<RequireQualifiedAccess>]
    type Shape =
        | Linear
        | Spline
        | Hv
        | Vh
        | Hvh
        | Vhv

        member internal this.Json =
            match this with
            | Linear -> Json.Text "linear"
            | Spline -> Json.Text "spline"
            | Hv -> Json.Text "hv"
            | Vh -> Json.Text "vh"
            | Hvh -> Json.Text "hvh"
            | Vhv -> Json.Text "vhv"

    /// Which area a line fills.
    [<RequireQualifiedAccess>]
    type Fill =
        | None
        | ToZero_y
        | ToZero_x
        | ToNext_y
        | ToNext_x
        | ToSelf
        | ToNext

        member internal this.Json =
            match this with
            | None -> Json.Text "none"
            | ToZero_y -> Json.Text "tozeroy"
            | ToZero_x -> Json.Text "tozerox"
            | ToNext_y -> Json.Text "tonexty"
            | ToNext_x -> Json.Text "tonextx"
            | ToSelf -> Json.Text "toself"
            | ToNext -> Json.Text "tonext"

    /// Where a datum's text stands.
    [<RequireQualifiedAccess>]
    type TextPosition =
        | TopLeft
        | TopCenter
        | TopRight
        | MiddleLeft
        | MiddleCenter
        | MiddleRight
        | BottomLeft
        | BottomCenter
        | BottomRight
        | Auto
        | Inside
        | Outside
        | None

        member internal this.Json =
            match this with
            | TopLeft -> Json.Text "top left"
            | TopCenter -> Json.Text "top center"
            | TopRight -> Json.Text "top right"
            | MiddleLeft -> Json.Text "middle left"
            | MiddleCenter -> Json.Text "middle center"
            | MiddleRight -> Json.Text "middle right"
            | BottomLeft -> Json.Text "bottom left"
            | BottomCenter -> Json.Text "bottom center"
            | BottomRight -> Json.Text "bottom right"
            | Auto -> Json.Text "auto"
            | Inside -> Json.Text "inside"
            | Outside -> Json.Text "outside"
            | None -> Json.Text "none"

    /// How an axis places its values.
    [<RequireQualifiedAccess>]
    type AxisType =
        | Auto
        | Linear
        | Log
        | Date
        | Category
        | MultiCategory

        member internal this.Json =
            match this with
            | Auto -> Json.Text "-"
            | Linear -> Json.Text "linear"
            | Log -> Json.Text "log"
            | Date -> Json.Text "date"
            | Category -> Json.Text "category"
            | MultiCategory -> Json.Text "multicategory"

    /// Whether an axis finds its own range.
    [<RequireQualifiedAccess>]
    type AutoRange =
        | True
        | False
        | Reversed
        | MinReversed
        | MaxReversed
        | Min
        | Max

        member internal this.Json =
            match this with
            | True -> Json.Bool true
            | False -> Json.Bool false
            | Reversed -> Json.Text "reversed"
            | MinReversed -> Json.Text "min reversed"
            | MaxReversed -> Json.Text "max reversed"
            | Min -> Json.Text "min"
            | Max -> Json.Text "max"

    /// What an axis that finds its own range must show.
    [<RequireQualifiedAccess>]
    type RangeMode =
        | Normal
        | ToZero
        | NonNegative

        member internal this.Json =
            match this with
            | Normal -> Json.Text "normal"
            | ToZero -> Json.Text "tozero"
            | NonNegative -> Json.Text "nonnegative"

    /// How an axis places its ticks.
    [<RequireQualifiedAccess>]
    type TickMode =
        | Auto
        | Linear
        | Array
        | Sync

        member internal this.Json =
            match this with
            | Auto -> Json.Text "auto"
            | Linear -> Json.Text "linear"
            | Array -> Json.Text "array"
            | Sync -> Json.Text "sync"

    /// A side of a plot.
    [<RequireQualifiedAccess>]
    type Side =
        | Top
        | TopLeft
        | TopCenter
        | TopRight
        | Bottom
        | Left
        | Right

        member internal this.Json =
            match this with
            | Top -> Json.Text "top"
            | TopLeft -> Json.Text "top left"
            | TopCenter -> Json.Text "top center"
            | TopRight -> Json.Text "top right"
            | Bottom -> Json.Text "bottom"
            | Left -> Json.Text "left"
            | Right -> Json.Text "right"

    /// Whether an axis is drawn on the other side too.
    [<RequireQualifiedAccess>]
    type Mirror =
        | True
        | Ticks
        | False
        | All
        | AllTicks

        member internal this.Json =
            match this with
            | True -> Json.Bool true
            | Ticks -> Json.Text "ticks"
            | False -> Json.Bool false
            | All -> Json.Text "all"
            | AllTicks -> Json.Text "allticks"

    /// Which data the pointer picks.
    [<RequireQualifiedAccess>]
    type HoverMode =
        | Closest
        | X
        | Y
        | False
        | XUnified
        | YUnified

        member internal this.Json =
            match this with
            | Closest -> Json.Text "closest"
            | X -> Json.Text "x"
            | Y -> Json.Text "y"
            | False -> Json.Bool false
            | XUnified -> Json.Text "x unified"
            | YUnified -> Json.Text "y unified"

    /// How bars at one place share it.
    [<RequireQualifiedAccess>]
    type BarMode =
        | Stack
        | Group
        | Overlay
        | Relative

        member internal this.Json =
            match this with
            | Stack -> Json.Text "stack"
            | Group -> Json.Text "group"
            | Overlay -> Json.Text "overlay"
            | Relative -> Json.Text "relative"

    /// What the height of a histogram's bar tells.
    [<RequireQualifiedAccess>]
    type HistNorm =
        | None
        | Percent
        | Probability
        | Density
        | ProbabilityDensity

        member internal this.Json =
            match this with
            | None -> Json.Text ""
            | Percent -> Json.Text "percent"
            | Probability -> Json.Text "probability"
            | Density -> Json.Text "density"
            | ProbabilityDensity -> Json.Text "probability density"

    /// Which part of an item stands at its x.
    [<RequireQualifiedAccess>]
    type XAnchorPosition =
        | Auto
        | Left
        | Center
        | Right

        member internal this.Json =
            match this with
            | Auto -> Json.Text "auto"
            | Left -> Json.Text "left"
            | Center -> Json.Text "center"
            | Right -> Json.Text "right"

    /// Which part of an item stands at its y.
    [<RequireQualifiedAccess>]
    type YAnchorPosition =
        | Auto
        | Top
        | Middle
        | Bottom

        member internal this.Json =
            match this with
            | Auto -> Json.Text "auto"
            | Top -> Json.Text "top"
            | Middle -> Json.Text "middle"
            | Bottom -> Json.Text "bottom"

    /// The form of a shape.
    [<RequireQualifiedAccess>]
    type ShapeType =
        | Circle
        | Rectangle
        | SvgPath
        | Line

        member internal this.Json =
            match this with
            | Circle -> Json.Text "circle"
            | Rectangle -> Json.Text "rect"
            | SvgPath -> Json.Text "path"
            | Line -> Json.Text "line"

    /// Whether something is drawn over or under the data.
    [<RequireQualifiedAccess>]
    type Layer =
        | Below
        | Above
        | AboveTraces
        | BelowTraces

        member internal this.Json =
            match this with
            | Below -> Json.Text "below"
            | Above -> Json.Text "above"
            | AboveTraces -> Json.Text "above traces"
            | BelowTraces -> Json.Text "below traces"

    /// Whether the cells of a grid share axes.
    [<RequireQualifiedAccess>]
    type LayoutGridPattern =
        | Independent
        | Coupled

        member internal this.Json =
            match this with
            | Independent -> Json.Text "independent"
            | Coupled -> Json.Text "coupled"

    /// Which row of a grid comes first.
    [<RequireQualifiedAccess>]
    type LayoutGridRowOrder =
        | TopToBottom
        | BottomToTop

        member internal this.Json =
            match this with
            | TopToBottom -> Json.Text "top to bottom"
            | BottomToTop -> Json.Text "bottom to top"

    /// Which data a box plot shows as points.
    [<RequireQualifiedAccess>]
    type BoxPoints =
        | Outliers
        | All
        | SuspectedOutliers
        | False

        member internal this.Json =
            match this with
            | Outliers -> Json.Text "outliers"
            | All -> Json.Text "all"
            | SuspectedOutliers -> Json.Text "suspectedoutliers"
            | False -> Json.Bool false

    /// Whether a box plot shows the mean.
    [<RequireQualifiedAccess>]
    type BoxMean =
        | True
        | False
        | SD

        member internal this.Json =
            match this with
            | True -> Json.Bool true
            | False -> Json.Bool false
            | SD -> Json.Text "sd"

    /// How the colours of a heat map run into each other.
    [<RequireQualifiedAccess>]
    type SmoothAlg =
        | False
        | Best
        | Fast

        member internal this.Json =
            match this with
            | False -> Json.Bool false
            | Best -> Json.Text "best"
            | Fast -> Json.Text "fast"

    /// What the colours of a contour plot fill.
    [<RequireQualifiedAccess>]
    type ContourColoring =
        | Fill
        | Heatmap
        | Lines
        | NoColoring

        member internal this.Json =
            match this with
            | Fill -> Json.Text "fill"
            | Heatmap -> Json.Text "heatmap"
            | Lines -> Json.Text "lines"
            | NoColoring -> Json.Text "none"

    /// How the length of an error bar is given.
    [<RequireQualifiedAccess>]
    type ErrorType =
        | Percent
        | Constant
        | Sqrt
        | Data

        member internal this.Json =
            match this with
            | Percent -> Json.Text "percent"
            | Constant -> Json.Text "constant"
            | Sqrt -> Json.Text "sqrt"
            | Data -> Json.Text "data"

    /// What gives way when an axis is tied to another.
    [<RequireQualifiedAccess>]
    type AxisConstraint =
        | Range
        | Domain

        member internal this.Json =
            match this with
            | Range -> Json.Text "range"
            | Domain -> Json.Text "domain"

    /// Whether a trace is drawn.
    [<RequireQualifiedAccess>]
    type Visible =
        | True
        | False
        | LegendOnly

        member internal this.Json =
            match this with
            | True -> Json.Bool true
            | False -> Json.Bool false
            | LegendOnly -> Json.Text "legendonly"

    /// The order of an axis's categories.
    [<RequireQualifiedAccess>]
    type CategoryOrder =
        | Trace
        | CategoryAscending
        | CategoryDescending
        | Array

        member internal this.Json =
            match this with
            | Trace -> Json.Text "trace"
            | CategoryAscending -> Json.Text "category ascending"
            | CategoryDescending -> Json.Text "category descending"
            | Array -> Json.Text "array"

    /// The form of a marker.
    [<RequireQualifiedAccess>]
    type MarkerSymbol =
        | Circle
        | Square
        | Diamond
        | Cross
        | X
        | TriangleUp
        | TriangleDown

        member internal this.Json =
            match this with
            | Circle -> Json.Text "0"
            | Square -> Json.Text "1"
            | Diamond -> Json.Text "2"
            | Cross -> Json.Text "3"
            | X -> Json.Text "4"
            | TriangleUp -> Json.Text "5"
            | TriangleDown -> Json.Text "6"

    /// The colours that numbers become.
    [<RequireQualifiedAccess>]
    type Colorscale =
        /// Colours at places from 0 (lowest) to 1 (highest); at least those two.
        | Custom of seq<float * Color>
        | RdBu
        | Earth
        | Blackbody
        | YIOrRd
        | YIGnBu
        | Bluered
        | Portland
        | Electric
        | Jet
        | Hot
        | Greys
        | Greens
        | Picnic
        | Rainbow
        | Viridis
        | Cividis

        member internal this.Json =
            match this with
            | Custom stops ->
                if Seq.length stops < 2 then
                    invalidArg "Colorscale" "Colorscale.Custom: expected at least the colours at 0 and 1"

                stops
                |> Seq.map (fun (place, color) -> Items [| Number place; color.Json |])
                |> Array.ofSeq
                |> Items
            | RdBu -> Json.Text "RdBu"
            | Earth -> Json.Text "Earth"
            | Blackbody -> Json.Text "Blackbody"
            | YIOrRd -> Json.Text "YlOrRd"
            | YIGnBu -> Json.Text "YlGnBu"
            | Bluered -> Json.Text "Bluered"
            | Portland -> Json.Text "Portland"
            | Electric -> Json.Text "Electric"
            | Jet -> Json.Text "Jet"
            | Hot -> Json.Text "Hot"
            | Greys -> Json.Text "Greys"
            | Greens -> Json.Text "Greens"
            | Picnic -> Json.Text "Picnic"
            | Rainbow -> Json.Text "Rainbow"
            | Viridis -> Json.Text "Viridis"
            | Cividis -> Json.Text "Cividis"

    /// A range of an axis.
    [<RequireQualifiedAccess>]
    type Range =
        /// From one value to another; a reversed axis when the first is greater. On a logarithmic axis, exponents of 10.
        | MinMax of IConvertible * IConvertible
        /// The same, as an array.
        | Values of array<IConvertible>

        /// From one value to another.
        static member ofMinMax(min: #IConvertible, max: #IConvertible) =
            MinMax(min :> IConvertible, max :> IConvertible)

        member internal this.Json =
            match this with
            | MinMax(min, max) -> Items [| Json.ofConvertible min; Json.ofConvertible max |]
            | Values values -> Json.ofConvertibles values

    /// The axis that another one is tied to, so that a unit has the same length on both.
    [<RequireQualifiedAccess>]
    type ScaleAnchor =
        /// Tied to none.
        | False
        /// Tied to the x axis of this number.
        | X of int
        /// Tied to the y axis of this number.
        | Y of int

        member internal this.Json =
            let axis letter n =
                Json.Text(if n < 2 then letter else $"%s{letter}%d{n}")

            match this with
            | False -> Json.Bool false
            | X n -> axis "x" n
            | Y n -> axis "y" n

    /// An axis of a chart, as a layout names it.
    [<RequireQualifiedAccess>]
    type SubPlotId =
        /// The x axis of this number, from 1.
        | XAxis of int
        /// The y axis of this number, from 1.
        | YAxis of int

        member internal this.Name =
            match this with
            | XAxis n -> if n < 2 then "xaxis" else $"xaxis%d{n}"
            | YAxis n -> if n < 2 then "yaxis" else $"yaxis%d{n}"

    /// A family of fonts.
    [<RequireQualifiedAccess>]
    type FontFamily =
        | Arial
        | Courier_New
        | Open_Sans
        | Times_New_Roman
        /// Any family, or several with commas between them, as in CSS.
        | Custom of string

        member internal this.Json =
            match this with
            | Arial -> Json.Text "Arial"
            | Courier_New -> Json.Text "Courier New"
            | Open_Sans -> Json.Text "Open Sans"
            | Times_New_Roman -> Json.Text "Times New Roman"
            | Custom name -> Json.Text name
