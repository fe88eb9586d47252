/// The lock file, the groups of packages, and what is tracked.
module DLWorkbook.Tests.House.PackageTests

open System.IO
open System.Text.RegularExpressions
open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

let private tracked = lazy (Shell.capture house "git" [ "ls-files" ]).Lines

let private lockLines () =
    File.ReadAllLines(Path.Combine(house, "paket.lock"))

let tests =
    testList "house.packages" [
        testCase "every remote in paket.lock is a variable, never an address"
        <| fun () ->
            let remotes =
                lockLines () |> Array.filter (fun line -> line.Trim().StartsWith "remote:")

            Expect.isGreaterThan remotes.Length 1 "the lock names feeds"

            for remote in remotes do
                Expect.isTrue (Regex.IsMatch(remote, @"^\s+remote: %NUGET_FEED2?%$")) $"'{remote}' is a variable"

        testCase "FSharp.Core is the one that F# Interactive has, in every group"
        <| fun () ->
            let versions =
                lockLines ()
                |> Array.map _.Trim()
                |> Array.filter (fun l -> Regex.IsMatch(l, @"^FSharp\.Core \(\d"))

            Expect.equal versions (Array.create 3 "FSharp.Core (10.1.401)") "pinned in each"

        testCase "the group Upstream names the six, and nothing that every feed has"
        <| fun () ->
            let named =
                File.ReadLines(Path.Combine(house, "paket.dependencies"))
                |> Feeds.packagesOf
                |> snd
                |> List.map (fun package -> $"{package.Name} {package.Version}")
                |> List.sort

            Expect.equal
                named
                [
                    "Deedle 7.0.1"
                    "DiffSharp.Backends.Reference 1.0.7"
                    "DiffSharp.Core 1.0.7"
                    "Expecto 11.1.0"
                    "FSharp.Stats 0.6.0"
                    "Plotly.NET 5.1.0"
                    "TorchSharp 0.107.0"
                    "TorchSharp-cpu 0.107.0"
                ]
                "as designed"

        testCase "only src/Packages asks for the group Upstream"
        <| fun () ->
            let asking =
                tracked.Value
                |> List.filter (fun file -> file.EndsWith "paket.references")
                |> List.filter (fun file -> File.ReadAllText(Path.Combine(house, file)).Contains "group Upstream")

            Expect.equal asking [ "src/Packages/paket.references" ] "one project stands for the six"

        testCase "no tracked file names a package registry or a folder of somebody's machine"
        <| fun () ->
            if not (Directory.Exists(Path.Combine(house, ".git"))) then
                skiptest "not a git checkout"

            let hosts = [
                "api.nuget" + ".org"
                "registry.npm" + "js.org"
                "pypi" + ".org"
                "/nuget/v3/" + "index.json"
            ]

            let homes = Regex("(?<![\\w.~])/(?:root|home/\\w+|Users/\\w+|work|tmp/h)/")

            let isText (file: string) =
                not (Regex.IsMatch(file, @"\.(png|npz|npy|gz|bin|zip)$"))

            let faults = [
                for file in tracked.Value do
                    let path = Path.Combine(house, file)

                    if isText file && File.Exists path then
                        let text = File.ReadAllText path

                        for host in hosts do
                            if text.Contains host then
                                $"{file}: {host}"

                        for found in homes.Matches text do
                            $"{file}: {found.Value}"
            ]

            Expect.equal faults [] "tracked files are everybody's"
    ]
