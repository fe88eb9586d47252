namespace DLWorkbook

open System.Net
open Plotly.NET
open Plotly.NET.LayoutObjects

/// The one look of every chart: font, colours, sizes, room.
module internal PlotStyle =

    let private hex (code: string) = Color.fromHex code

    /// Eight colours that people with any kind of colour vision can tell apart (Okabe and Ito, 2008); the yellow, which
    /// is too pale for lines on white, comes last.
    let palette = [| "0072B2"; "D55E00"; "009E73"; "CC79A7"; "E69F00"; "56B4E9"; "555555"; "C9B900" |]

    /// The colour of the series of this number, from 0.
    let color index = hex palette[index % palette.Length]

    let ink = hex "24292F"
    let faint = hex "6E7781"
    let private gridLine = hex "E6E9ED"
    let private white = Color.fromString "white"

    /// Places from 0 to 1 and the red, green and blue there: white to dark blue.
    let private blues = [
        0.0, (255, 255, 255)
        0.15, (220, 233, 245)
        0.4, (143, 187, 224)
        0.7, (47, 127, 191)
        1.0, (8, 57, 107)
    ]

    /// Blue over near white to orange, dark at both ends.
    let private bluesAndOranges = [
        0.0, (10, 79, 133)
        0.25, (111, 175, 217)
        0.5, (247, 247, 247)
        0.75, (240, 166, 104)
        1.0, (168, 67, 0)
    ]

    let private colorAt stops (place: float) =
        let (low, (r0, g0, b0)), (high, (r1, g1, b1)) =
            stops
            |> List.pairwise
            |> List.find (fun (_, (high, _)) -> place <= high || high = 1.0)

        let part = (place - low) / (high - low)

        let mixed (a: int) (b: int) =
            int (round (float a + part * float (b - a))) |> max 0 |> min 255

        Color.fromRGB (mixed r0 r1) (mixed g0 g1) (mixed b0 b1)

    /// White for 0 to dark blue for 1, for data of which the least and the greatest are known.
    let shares (least: float) (most: float) =
        [ 0..8 ]
        |> Seq.map (fun k ->
            let place = float k / 8.0
            place, colorAt blues (least + place * (most - least)))
        |> StyleParam.Colorscale.Custom

    /// Blue below zero, near white at zero and orange above, each the darker the further from it, for data of which the
    /// least and the greatest are known.
    let around (least: float) (most: float) =
        let bound = max (abs least) (abs most) |> max 1e-300

        [ 0..16 ]
        |> Seq.map (fun k ->
            let place = float k / 16.0
            place, colorAt bluesAndOranges (0.5 + 0.5 * (least + place * (most - least)) / bound))
        |> StyleParam.Colorscale.Custom

    /// The least value is white, the greatest dark blue.
    let sequential = shares 0.0 1.0

    /// Numbers from blue over light grey to orange, for values on both sides of zero.
    let diverging =
        [ 0.0, "0A4F85"; 0.35, "6FAFD9"; 0.5, "D9D9D9"; 0.65, "F0A668"; 1.0, "A84300" ]
        |> Seq.map (fun (place, code) -> place, hex code)
        |> StyleParam.Colorscale.Custom

    /// Pale blue to pale orange, for the area under points of two classes.
    let twoSided =
        [ 0.0, "BBD6EA"; 0.5, "FFFFFF"; 1.0, "F6CFB3" ]
        |> Seq.map (fun (place, code) -> place, hex code)
        |> StyleParam.Colorscale.Custom

    let font size =
        Font.init (
            Family = StyleParam.FontFamily.Custom "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
            Size = size,
            Color = ink
        )

    /// A text as the chart shows it, letter by letter: what looks like HTML in it stays as it is written.
    let escape (text: string) = string (WebUtility.HtmlEncode text)

    let private template =
        let axis () =
            LinearAxis.init (
                ShowGrid = true,
                GridColor = gridLine,
                ZeroLine = false,
                ShowLine = true,
                LineColor = faint,
                TickFont = font 12.0
            )

        Layout.init (
            Font = font 13.0,
            PaperBGColor = white,
            PlotBGColor = white,
            Colorway = (palette |> Seq.map hex |> Color.fromColors),
            Hoverlabel = Hoverlabel.init (BgColor = white, Font = font 13.0, Namelength = -1)
        )
        |> Layout.setLinearAxis (StyleParam.SubPlotId.XAxis 1, axis ())
        |> Layout.setLinearAxis (StyleParam.SubPlotId.YAxis 1, axis ())
        |> Template.init

    /// The title on the left, in a larger font.
    let title text =
        Title.init (Text = escape text, X = 0.03, XAnchor = StyleParam.XAnchorPosition.Left, Font = font 18.0)

    /// Gives a chart the common look, a title, a size in pixels and a legend in a row under the title.
    let dressed text width height chart =
        chart
        |> Chart.withTemplate template
        |> Chart.withTitle (title text)
        |> Chart.withSize (Width = width, Height = height)
        |> Chart.withMarginSize (Left = 70, Right = 30, Top = 90, Bottom = 60)
        |> Chart.withLegendStyle (
            Orientation = StyleParam.Orientation.Horizontal,
            X = 0.0,
            XAnchor = StyleParam.XAnchorPosition.Left,
            Y = 1.02,
            YAnchor = StyleParam.YAnchorPosition.Bottom
        )
        |> Chart.withConfig (Config.init (Responsive = true, Displaylogo = false))

    /// Puts the legend into a corner of the plot, on white.
    let legendAt x xAnchor y yAnchor chart =
        chart
        |> Chart.withLegendStyle (
            Orientation = StyleParam.Orientation.Vertical,
            X = x,
            XAnchor = xAnchor,
            Y = y,
            YAnchor = yAnchor,
            BGColor = Color.fromARGB 217 255 255 255
        )

    /// The titles of the axes.
    let axes (x: string) (y: string) chart =
        chart
        |> Chart.withXAxisStyle (TitleText = escape x, TitleFont = font 13.0)
        |> Chart.withYAxisStyle (TitleText = escape y, TitleFont = font 13.0)

    /// A share of 0 to 1 on both axes, with a unit as long across as up.
    let unitSquare chart =
        let range = StyleParam.Range.ofMinMax (-0.02, 1.02)

        chart
        |> Chart.withXAxis (
            LinearAxis.init (Range = range, TickFormat = ".1f", Constrain = StyleParam.AxisConstraint.Domain)
        )
        |> Chart.withYAxis (
            LinearAxis.init (Range = range, TickFormat = ".1f", ScaleAnchor = StyleParam.ScaleAnchor.X 1)
        )

    /// The dotted diagonal from (0, 0) to (1, 1) that a model is measured against.
    let diagonal name =
        Chart.Line(
            x = [ 0.0; 1.0 ],
            y = [ 0.0; 1.0 ],
            Name = escape name,
            LineColor = faint,
            LineDash = StyleParam.DrawingStyle.Dot,
            LineWidth = 1.5
        )

    /// The width of most charts, in pixels.
    let width = 760

    /// The height of most charts, in pixels.
    let height = 440

    /// Charts on the same axes; an empty plot when there is none.
    let combined (charts: GenericChart list) =
        match charts with
        | [] -> Chart.Line(x = Array.empty<float>, y = Array.empty<float>)
        | charts -> Chart.combine charts
