namespace DLWorkbook

open System

/// Where a lab's charts and tables go, and who is there to look at them.
type ShowSettings = {
    /// The lab's name, which is also its folder's: letters, digits, '-' and '_'.
    Lab: string
    /// The heading of the lab's page.
    Title: string
    /// A line under the heading: packages, device, seed.
    Run: string
    /// The folder that holds a folder for each lab.
    Folder: string
    /// Whether each chart is saved as a picture too.
    Png: bool
    /// Whether `Show.finish` opens the lab's page in the browser.
    Open: bool
}

/// Makes settings.
[<RequireQualifiedAccess>]
module ShowSettings =

    let private isSet name =
        match Environment.GetEnvironmentVariable name with
        | null
        | ""
        | "0"
        | "false" -> false
        | _ -> true

    /// Whether a person sits at this machine: output is a terminal, there is a desktop, and no build server runs it.
    let isPersonThere () =
        let desktop =
            OperatingSystem.IsWindows()
            || OperatingSystem.IsMacOS()
            || isSet "DISPLAY"
            || isSet "WAYLAND_DISPLAY"

        let remote = isSet "SSH_CONNECTION" && not (isSet "DISPLAY")

        desktop && not remote && not (isSet "CI") && not Console.IsOutputRedirected

    /// The settings of a lab: under `out/`, opened when a person is there, with pictures when DLWORKBOOK_PNG is set.
    let forLab (lab: string) : ShowSettings = {
        Lab = lab
        Title = lab
        Run = ""
        Folder = "out"
        Png = isSet "DLWORKBOOK_PNG"
        Open = isPersonThere ()
    }
