namespace DLWorkbook

open System
open Plotly.NET

/// Rates and probabilities against each other, in the unit square.
module internal PlotRates =

    let roc (title: string) (models: seq<string * float * #seq<float * float>>) : GenericChart =
        let models =
            models
            |> Seq.mapi (fun i (name, area, points) ->
                Chart.Line(
                    xy = points,
                    Name = PlotStyle.escape $"%s{name} (AUC %.3f{area})",
                    LineColor = PlotStyle.color i,
                    LineWidth = 2.5
                ))
            |> List.ofSeq

        models @ [ PlotStyle.diagonal "a guess (AUC 0.500)" ]
        |> Chart.combine
        |> PlotStyle.dressed title 620 620
        |> PlotStyle.axes "false positive rate" "true positive rate"
        |> PlotStyle.unitSquare
        |> PlotStyle.legendAt 0.94 StyleParam.XAnchorPosition.Right 0.03 StyleParam.YAnchorPosition.Bottom

    let calibration (title: string) (models: seq<string * #seq<float * float * int>>) : GenericChart =
        let models =
            models
            |> Seq.mapi (fun i (name, bins) ->
                let bins = Array.ofSeq bins
                let largest = bins |> Array.map (fun (_, _, n) -> n) |> Array.fold max 1

                let size n =
                    6 + int (12.0 * sqrt (float n / float largest))

                Chart.Line(
                    x = (bins |> Array.map (fun (p, _, _) -> p)),
                    y = (bins |> Array.map (fun (_, share, _) -> share)),
                    Name = PlotStyle.escape name,
                    ShowMarkers = true,
                    LineColor = PlotStyle.color i,
                    MultiText = (bins |> Array.map (fun (_, _, n) -> $"%d{n} samples"))
                )
                |> Chart.withMarkerStyle (
                    Color = PlotStyle.color i,
                    MultiSize = (bins |> Array.map (fun (_, _, n) -> size n))
                ))
            |> List.ofSeq

        models @ [ PlotStyle.diagonal "perfect" ]
        |> Chart.combine
        |> PlotStyle.dressed title 620 620
        |> PlotStyle.axes "predicted probability" "observed share"
        |> PlotStyle.unitSquare
        |> PlotStyle.legendAt 0.06 StyleParam.XAnchorPosition.Left 0.98 StyleParam.YAnchorPosition.Top
