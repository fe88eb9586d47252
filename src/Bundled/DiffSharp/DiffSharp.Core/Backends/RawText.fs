/// A raw tensor as text: rows aligned, long axes shortened.
module internal DiffSharp.Backends.RawText

open System
open System.Globalization
open System.Text
open DiffSharp

let private invariant = CultureInfo.InvariantCulture

let private format (pattern: string) (value: obj) =
    String.Format(invariant, pattern, value)

// One format for all elements, wide enough for the largest; whole numbers get a dot and no decimals.
let private elementText (raw: RawTensor) : scalar -> string =
    let greatest = raw.GetItem(raw.MaxIndexT()).toDouble()
    let least = raw.GetItem(raw.MinIndexT()).toDouble()
    let size = max (abs greatest) (abs least)
    let precision = Printer.Default.precision

    if raw.Dtype = Dtype.Bool then
        fun x -> if x.toBool () then " true" else "false"
    elif raw.Dtype.IsIntegral then
        let width = string(int64 (if least < 0. then -size else size)).Length
        fun x -> x.toInt64().ToString(invariant).PadLeft width
    else
        let wide = raw.Cast Dtype.Float64
        let whole = (wide.MapT FloatFunction.Ceil).Same wide
        let positive = wide.AbsT().Same wide
        let general = $"{{0:G{precision}}}"
        let decimals = String('0', precision)

        if size >= 1e8 || whole then
            let width = (format general size).Length

            fun x ->
                let text = (format general (x.toDouble ())).PadLeft width

                if Seq.exists (fun c -> Seq.contains c ".eENaI∞") text then
                    text
                else
                    text + "."
        else
            let fixedPoint =
                if positive then
                    $"{{0:0.{decimals}}}"
                else
                    $"{{0: 0.{decimals};-0.{decimals}}}"

            let width = (format $"{{0:0.{decimals}}}" size).Length
            fun x -> (format fixedPoint (x.toDouble ())).PadLeft width

let private write (text: StringBuilder) (raw: RawTensor) =
    let element = elementText raw
    let shape = raw.Shape
    let edge = Printer.Default.edgeItems

    // The indices along an axis that are shown, None for what is left out.
    let shown length =
        if length >= Printer.Default.threshold && edge * 2 < length then
            [ yield! List.init edge Some; None; yield! List.init edge (fun i -> Some(length - edge + i)) ]
        else
            List.init length Some

    let rec axis (place: int list) =
        let depth = place.Length

        if depth = shape.Length then
            text.Append(element (raw.GetItem(Array.ofList (List.rev place)))) |> ignore
        else
            let between =
                if depth = shape.Length - 1 then
                    ", "
                else
                    ","
                    + String.replicate (shape.Length - 1 - depth) "\n       "
                    + String(' ', depth + 1)

            text.Append '[' |> ignore

            shown shape[depth]
            |> List.iteri (fun position index ->
                if position > 0 then
                    text.Append between |> ignore

                match index with
                | None -> text.Append "..." |> ignore
                | Some index -> axis (index :: place))

            text.Append ']' |> ignore

    axis []

/// The elements between `tensor(` and `)`, with dtype and device where they are not the default, and `postfix` behind.
let print (postfix: string) (raw: RawTensor) =
    if Shape.nelement raw.Shape = 0 then
        "tensor([])" + postfix
    else
        let text = StringBuilder "tensor("
        write text raw

        if raw.Dtype <> Dtype.Default then
            text.Append $",dtype={raw.Dtype}" |> ignore

        if raw.Device <> Device.Default then
            text.Append $",device={raw.Device}" |> ignore

        text.Append(')').Append(postfix).ToString()
