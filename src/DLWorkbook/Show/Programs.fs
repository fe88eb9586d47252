namespace DLWorkbook

open System
open System.Diagnostics
open System.IO

/// Programs outside the workbook: a browser for the reader, and one without a window that draws pictures.
module internal Programs =

    let private chromiums = [
        "chromium"
        "chromium-browser"
        "google-chrome"
        "google-chrome-stable"
        "chrome"
        "msedge"
    ]

    let private elsewhere = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
        "/Applications/Chromium.app/Contents/MacOS/Chromium"
        @"C:\Program Files\Google\Chrome\Application\chrome.exe"
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"
    ]

    let private onPath (name: string) =
        let name = if OperatingSystem.IsWindows() then name + ".exe" else name

        match Environment.GetEnvironmentVariable "PATH" with
        | null -> None
        | folders ->
            folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            |> Array.map (fun folder -> Path.Combine(folder, name))
            |> Array.tryFind File.Exists

    /// The path of Chromium or a browser built on it, when there is one.
    let tryChromium () =
        chromiums
        |> List.tryPick onPath
        |> Option.orElse (List.tryFind File.Exists elsewhere)

    /// Runs a headless Chromium on a page that lies on this machine; gives what it printed, or the fault.
    let private headless (browser: string) (page: string) (arguments: string list) : Result<string, string> =
        let profile = Directory.CreateTempSubdirectory "dlworkbook-chromium-"

        let all =
            [
                "--headless"
                "--no-sandbox"
                "--disable-gpu"
                "--disable-quic"
                "--no-first-run"
                "--disable-background-networking"
                "--disable-component-update"
                "--disable-sync"
                "--hide-scrollbars"
                $"--user-data-dir={profile.FullName}"
                "--virtual-time-budget=5000"
            ]
            @ arguments
            @ [ Uri(Path.GetFullPath page).AbsoluteUri ]

        let start =
            ProcessStartInfo(browser, all, RedirectStandardOutput = true, RedirectStandardError = true)

        try
            match Process.Start start with
            | null -> Error $"%s{browser} did not start"
            | running ->
                use running = running
                let output = running.StandardOutput.ReadToEndAsync()
                let errors = running.StandardError.ReadToEndAsync()

                if not (running.WaitForExit(TimeSpan.FromSeconds 60.0)) then
                    running.Kill(entireProcessTree = true)
                    Error $"%s{browser} took more than 60 s"
                elif running.ExitCode <> 0 then
                    Error $"%s{browser} ended with code {running.ExitCode}: %s{errors.Result.Trim()}"
                else
                    Ok output.Result
        finally
            profile.Delete(recursive = true)

    /// Draws a page, of a size in pixels, as a PNG file; gives the fault when it can't.
    let savePicture (page: string) (width: int) (height: int) (picture: string) : Result<unit, string> =
        match tryChromium () with
        | None -> Error "no picture: Chromium is not installed (Debian: apt install chromium)"
        | Some browser ->
            let path = Path.GetFullPath picture
            let arguments = [ $"--window-size={width},{height}"; $"--screenshot={path}" ]

            match headless browser page arguments with
            | Error fault -> Error $"no picture: %s{fault}"
            | Ok _ when not (File.Exists path) -> Error "no picture: the browser wrote none"
            | Ok _ -> Ok()

    /// What the page is like once its scripts have run, as HTML.
    let tryRender (page: string) : Result<string, string> =
        match tryChromium () with
        | None -> Error "Chromium is not installed"
        | Some browser -> headless browser page [ "--dump-dom" ]

    /// Opens a page in the reader's browser; gives the fault when there is none.
    let openPage (page: string) : Result<unit, string> =
        let page = Path.GetFullPath page

        let start =
            if OperatingSystem.IsWindows() then
                ProcessStartInfo(page, UseShellExecute = true)
            elif OperatingSystem.IsMacOS() then
                ProcessStartInfo("open", [ page ])
            else
                ProcessStartInfo("xdg-open", [ page ], RedirectStandardError = true)

        try
            use _ = Process.Start start
            Ok()
        with :? ComponentModel.Win32Exception as fault ->
            Error fault.Message
