namespace Plotly.NET.LayoutObjects

open System
open System.Collections
open Plotly.NET

/// What a slider's place does to the chart.
type SliderStep internal (fields) =
    inherit PlotlyObject(fields)

    /// A value of any kind that a chart is made of; a sequence becomes a list.
    static member private OfObject(value: obj) : Json =
        match value with
        | :? PlotlyObject as part -> Fields part.Fields
        | :? IConvertible as number -> Json.ofConvertible number
        | :? IEnumerable as items -> items |> Seq.cast<obj> |> Seq.map SliderStep.OfObject |> Array.ofSeq |> Items
        | other ->
            invalidArg
                "Args"
                $"SliderStep: expected a number, text, truth value, part of a chart or a sequence of these, got %s{other.GetType().Name}"

    /// A place of a slider: `Method` says what is called with `Args`; each of `Args` is an argument of its own, an object
    /// with one field. `Label` stands at the place; `Execute`: whether anything is called at all.
    static member init
        (
            ?Args: seq<string * obj>,
            ?Execute: bool,
            ?Label: string,
            ?Method: StyleParam.Method,
            ?Name: string,
            ?Value: string,
            ?Visible: bool
        ) =
        let arguments =
            Args
            |> Option.map (fun args ->
                args
                |> Seq.map (fun (name, value) -> Fields [ name, SliderStep.OfObject value ])
                |> Array.ofSeq
                |> Items)

        [
            Field.json "args" arguments
            Field.flag "execute" Execute
            Field.text "label" Label
            Field.json "method" (Method |> Option.map _.Json)
            Field.text "name" Name
            Field.text "value" Value
            Field.flag "visible" Visible
        ]
        |> Field.given
        |> SliderStep

/// The text above a slider that says where it stands.
type SliderCurrentValue internal (fields) =
    inherit PlotlyObject(fields)

    /// `Prefix` and `Suffix` stand around the step's label; `Offset`: pixels to the slider.
    static member init
        (
            ?Font: Font,
            ?Offset: int,
            ?Prefix: string,
            ?Suffix: string,
            ?Visible: bool,
            ?XAnchor: StyleParam.XAnchorPosition
        ) =
        [
            Field.object "font" Font
            Field.int "offset" Offset
            Field.text "prefix" Prefix
            Field.text "suffix" Suffix
            Field.flag "visible" Visible
            Field.json "xanchor" (XAnchor |> Option.map _.Json)
        ]
        |> Field.given
        |> SliderCurrentValue

/// A slider under a chart.
type Slider internal (fields) =
    inherit PlotlyObject(fields)

    /// A slider of steps. `Active`: the step that it starts at, from 0; `Len`: its length, a part of the plot's.
    static member init
        (
            ?Active: int,
            ?BgColor: Color,
            ?BorderColor: Color,
            ?BorderWidth: int,
            ?CurrentValue: SliderCurrentValue,
            ?Font: Font,
            ?Len: float,
            ?MinorTickLen: int,
            ?Padding: Padding,
            ?Steps: seq<SliderStep>,
            ?TickLen: int
        ) =
        [
            Field.int "active" Active
            Field.json "bgcolor" (BgColor |> Option.map _.Json)
            Field.json "bordercolor" (BorderColor |> Option.map _.Json)
            Field.int "borderwidth" BorderWidth
            Field.object "currentvalue" CurrentValue
            Field.object "font" Font
            Field.number "len" Len
            Field.int "minorticklen" MinorTickLen
            Field.object "pad" Padding
            Field.objects "steps" Steps
            Field.int "ticklen" TickLen
        ]
        |> Field.given
        |> Slider
