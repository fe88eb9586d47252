/// Writes the outcome of a run in JUnit's XML, which build servers read.
module internal Expecto.JUnit

open System
open System.Globalization
open System.IO
open System.Xml.Linq
open Expecto.Impl

let private attribute name (value: string) = XAttribute(XName.Get name, value)

/// Text that XML 1.0 can hold: control characters become '?'.
let private legal (text: string) =
    String.map
        (fun c ->
            if Xml.XmlConvert.IsXmlChar c || Char.IsSurrogate c then
                c
            else
                '?')
        text

let private seconds (time: TimeSpan) =
    time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)

let private case (joiner: JoinWith) (test: FlatTest, summary: TestSummary) =
    let element =
        XElement(
            XName.Get "testcase",
            attribute "name" (legal (joiner.format test.name)),
            attribute "time" (seconds summary.duration)
        )

    let child name (message: string) =
        element.Add(XElement(XName.Get name, attribute "message" (legal message)))

    match summary.result with
    | Passed -> ()
    | Ignored reason -> child "skipped" reason
    | Failed message -> child "failure" message
    | Error e -> child "error" (e.ToString())

    element

let private document (config: ExpectoConfig) (run: TestRunSummary) =
    let suite =
        XElement(
            XName.Get "testsuite",
            attribute "name" (defaultArg config.logName "Expecto"),
            attribute "tests" (string run.results.Length),
            attribute "skipped" (string run.ignored.Length),
            attribute "failures" (string run.failed.Length),
            attribute "errors" (string run.errored.Length),
            attribute "time" (seconds run.duration)
        )

    run.results |> List.iter (case config.joinWith >> suite.Add)
    XDocument(XElement(XName.Get "testsuites", suite))

/// A printer that also writes the summary to a file, whose folder is made when it is missing.
let alsoWrite (path: string) (inner: TestPrinters) = {
    inner with
        summary =
            fun config run ->
                async {
                    do! inner.summary config run
                    let full = Path.GetFullPath path

                    match Path.GetDirectoryName full with
                    | null -> ()
                    | folder -> Directory.CreateDirectory folder |> ignore

                    (document config run).Save full
                }
}
