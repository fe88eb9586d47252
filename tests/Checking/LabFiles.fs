/// The labs' own files, and the one child process in which the tests of their exercises run.
module DLWorkbook.Tests.Checking.LabFiles

open System
open System.IO
open Expecto
open DLWorkbook
open DLWorkbook.Checking
open DLWorkbook.Core.Data

/// The folder of the workbook.
let house =
    DataFolders.FromEnvironment().Project |> Option.ofObj |> Option.defaultValue "."

/// The syllabus as it stands.
let syllabus () =
    Syllabus.read (Path.Combine(house, "labs", "labs.yaml"))

/// The scripts in labs/.
let scripts () =
    Directory.GetFiles(Path.Combine(house, "labs"), "*.fsx")
    |> Array.map (Path.GetFileName >> string)
    |> Array.sort
    |> List.ofArray

/// The labs that have exercises and a script, each with its text.
let withExercises () : (SyllabusLab * string) list = [
    for lab in syllabus () do
        let file = Path.Combine(house, "labs", lab.File)

        if not lab.Exercises.IsEmpty && File.Exists file then
            lab, File.ReadAllText file
]

/// The child processes load artifacts/: it must hold the build that the tests are of.
let requireArtifacts () =
    for kind in [ typeof<Exercise>; typeof<LabOptions> ] do
        let name = string (kind.Assembly.GetName().Name) + ".dll"
        let file = Path.Combine(house, "artifacts", name)

        if not (File.Exists file) then
            failtest $"artifacts/{name} is not there: run dotnet fsi build.fsx build"

        use stream = File.OpenRead file
        use reader = new Reflection.PortableExecutable.PEReader(stream)
        let metadata = Reflection.Metadata.PEReaderExtensions.GetMetadataReader reader
        let built = metadata.GetGuid(metadata.GetModuleDefinition().Mvid)

        if built <> kind.Assembly.ManifestModule.ModuleVersionId then
            failtest $"artifacts/{name} is of another build than the tests: run dotnet fsi build.fsx build"

/// Does something with a child process that checks.
let internal withChecker (work: ChildChecker -> 'result) : 'result =
    requireArtifacts ()
    use checker = new ChildChecker(house)
    work checker
