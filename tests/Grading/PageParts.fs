/// Takes a page apart as a browser would, and refuses what a page of ours never has.
module DLWorkbook.Tests.Grading.PageParts

open System
open System.Net
open System.Text.RegularExpressions
open Expecto

/// An opening tag with its attributes, decoded.
type Tag = { Name: string; Attributes: (string * string) list }

let private tag =
    Regex("""\G<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>(?:\s+[a-zA-Z][a-zA-Z0-9-]*="[^"]*")*)\s*>""")

let private attribute = Regex("(?<name>[a-zA-Z][a-zA-Z0-9-]*)=\"(?<value>[^\"]*)\"")

let private decoded (text: string) = string (WebUtility.HtmlDecode text)

/// The page's tags in order, and its text, decoded. What is no tag, or a stray "<", fails the test.
let read (page: string) : Tag list * string =
    let start = "<!DOCTYPE html>\n"
    Expect.stringStarts page start "its first line"
    let tags = ResizeArray()
    let text = Text.StringBuilder()
    let mutable at = start.Length

    while at < page.Length do
        if page[at] = '<' then
            let found = tag.Match(page, at)

            if not found.Success then
                failtest $"no tag of ours: {page[at .. min (page.Length - 1) (at + 80)]}"

            at <- at + found.Length

            if found.Groups["close"].Value = "" then
                let attributes = [
                    for one in attribute.Matches found.Groups["rest"].Value ->
                        one.Groups["name"].Value, decoded one.Groups["value"].Value
                ]

                tags.Add {
                    Name = found.Groups["name"].Value
                    Attributes = attributes
                }

                // What is in a style sheet is neither text nor markup, up to the first "</".
                if found.Groups["name"].Value = "style" then
                    at <- page.IndexOf("</", at, StringComparison.Ordinal)
        else
            let next =
                match page.IndexOf('<', at) with
                | -1 -> page.Length
                | next -> next

            text.Append(decoded page[at .. next - 1]) |> ignore
            at <- next

    List.ofSeq tags, string text

let private elements =
    set [
        yield! [
            "html"
            "head"
            "meta"
            "title"
            "style"
            "body"
            "main"
            "header"
            "nav"
            "section"
            "aside"
            "div"
        ]
        yield! [
            "h1"
            "h2"
            "h3"
            "h4"
            "p"
            "span"
            "b"
            "bdi"
            "a"
            "code"
            "pre"
            "ol"
            "li"
            "dl"
            "dt"
            "dd"
        ]
        yield! [
            "table"
            "caption"
            "thead"
            "tbody"
            "tr"
            "th"
            "td"
            "figure"
            "figcaption"
            "blockquote"
            "img"
        ]
        yield! [ "details"; "summary"; "svg"; "circle"; "path"; "rect"; "line"; "text" ]
    ]

let private attributes =
    set [
        yield! [
            "lang"
            "charset"
            "name"
            "content"
            "http-equiv"
            "class"
            "id"
            "href"
            "src"
            "alt"
            "scope"
            "role"
        ]
        yield! [ "aria-label"; "aria-hidden"; "viewBox"; "width"; "height"; "d"; "cx"; "cy"; "r"; "x"; "y"; "rx" ]
        yield! [ "x1"; "y1"; "x2"; "y2"; "transform"; "stroke-dasharray" ]
    ]

/// Fails unless every element and attribute is one of ours, links stay beside the page and pictures in it.
let requireInert (page: string) : unit =
    for tag in fst (read page) do
        Expect.isTrue (elements.Contains tag.Name) $"the element {tag.Name}"

        for name, value in tag.Attributes do
            Expect.isTrue (attributes.Contains name) $"the attribute {name} of {tag.Name}"

            match name with
            | "href" -> Expect.isTrue (Regex.IsMatch(value, @"^(#|[\w-][\w.-]*\.html$)[\w.-]*$")) $"a link to {value}"
            | "src" ->
                Expect.isTrue
                    (Regex.IsMatch(value, "^data:image/(png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=]*$"))
                    "a picture"
            | "class"
            | "id" -> Expect.isTrue (Regex.IsMatch(value, "^[A-Za-z0-9 ._-]+$")) $"{name} {value}"
            | _ -> ()

/// The links on a page that lead nowhere on it.
let brokenLinks (page: string) : string list =
    let tags, _ = read page

    let places =
        set [
            for tag in tags do
                for name, value in tag.Attributes do
                    if name = "id" then
                        "#" + value
        ]

    [
        for tag in tags do
            for name, value in tag.Attributes do
                if name = "href" && value.StartsWith '#' && not (places.Contains value) then
                    value
    ]

/// The tags without what they hold: what a page is built of.
let skeleton (page: string) : string list = [
    for tag in fst (read page) -> tag.Name + String.concat "" [ for name, _ in tag.Attributes -> " " + name ]
]
