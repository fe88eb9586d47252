/// A folder taken for a libtorch.
module DLWorkbook.Tests.House.LibtorchTests

open System.IO
open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

let tests =
    // A folder laid out as a libtorch download is: the headers and the CMake file that say what it is, an empty library.
    let libtorch (headers: (string * string) list) (settings: string) (examine: Machine.LibTorch -> unit) =
        inTemporaryFolder (fun folder ->
            let write (path: string) (text: string) =
                let file = Path.Combine(folder, path)
                Directory.CreateDirectory(Path.Combine(file, "..")) |> ignore
                File.WriteAllText(file, text)

            write ("lib/" + Machine.libraryFile "torch_cpu") ""
            write "share/cmake/Torch/TorchConfig.cmake" settings

            for name, text in headers do
                write $"include/{name}" text

            match Machine.libtorchAt true (Path.Combine(folder, "include")) (Path.Combine(folder, "lib")) with
            | Some torch -> examine torch
            | None -> failtest "not seen as a libtorch")

    let publicHeader = "torch/csrc/api/include/torch/version.h"

    let version major minor =
        $"#define TORCH_VERSION_MAJOR {major}\n#define TORCH_VERSION_MINOR {minor}\n#define TORCH_VERSION_PATCH 0\n"

    testList "house.libtorch" [
        testCase "an old one: its public header has the version, and its strings may be the old ones"
        <| fun () ->
            libtorch
                [ publicHeader, version 1 13 ]
                "set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=0\")\n    CXX_STANDARD 14\n"
                (fun torch ->
                    Expect.equal torch.Version "1.13.0" "version"
                    Expect.equal (Artifacts.dialect torch) [ "-std=c++17"; "-D_GLIBCXX_USE_CXX11_ABI=0" ] "dialect")

        testCase "a new one: its public header only names another, and it wants its own C++"
        <| fun () ->
            libtorch
                [
                    publicHeader, "#include <torch/headeronly/version.h>\n"
                    "torch/headeronly/version.h", version 2 13
                ]
                "set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=1\")\n    CXX_STANDARD 20\n"
                (fun torch ->
                    Expect.equal torch.Version "2.13.0" "version"
                    Expect.equal (Artifacts.dialect torch) [ "-std=c++20" ] "dialect")

        testCase "one that says nothing of itself is of unknown version, for C++17"
        <| fun () ->
            libtorch [ publicHeader, "" ] "" (fun torch ->
                Expect.equal torch.Version "of unknown version" "version"
                Expect.equal (Artifacts.dialect torch) [ "-std=c++17" ] "dialect")
    ]
