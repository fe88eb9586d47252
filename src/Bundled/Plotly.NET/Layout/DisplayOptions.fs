namespace Plotly.NET

/// Where a page gets plotly.js from.
type PlotlyJSReference =
    /// From this address, when the page is opened.
    | CDN of string
    /// From inside the page, which then works offline (about 3.6 MB).
    | Full
    /// Through require.js, from this address.
    | Require of string
    /// The page around it has it already.
    | NoReference

/// The page around a chart.
type DisplayOptions = internal {
    Title: string option
    Description: string option
    Reference: PlotlyJSReference option
} with

    /// A page with this title, this description for search engines, and plotly.js from there.
    static member init(?DocumentTitle: string, ?DocumentDescription: string, ?PlotlyJSReference: PlotlyJSReference) = {
        Title = DocumentTitle
        Description = DocumentDescription
        Reference = PlotlyJSReference
    }

    /// Puts the second over the first.
    static member combine (first: DisplayOptions) (second: DisplayOptions) = {
        Title = second.Title |> Option.orElse first.Title
        Description = second.Description |> Option.orElse first.Description
        Reference = second.Reference |> Option.orElse first.Reference
    }
