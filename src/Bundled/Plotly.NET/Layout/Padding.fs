namespace Plotly.NET

/// The room inside a component.
type Padding internal (fields) =
    inherit PlotlyObject(fields)

    /// Room at the bottom, left, right and top, in pixels.
    static member init(?B: int, ?L: int, ?R: int, ?T: int) =
        [ Field.int "b" B; Field.int "l" L; Field.int "r" R; Field.int "t" T ]
        |> Field.given
        |> Padding
