module DLWorkbook.Tests.Grading.CompilerTests

open System
open System.IO
open System.Reflection
open System.Runtime.Loader
open System.Threading
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Grading.Written

let private exercise id (lines: string list) = $"[<Exercise \"{id}\">]" :: lines

let private open' = [ "open DLWorkbook" ]

let private good (id: string) =
    exercise id [ $"let f{id.Replace('.', '_')} (x: int) : int = x + 1" ]

let private script parts = join (open' @ List.concat parts)

/// Calls a function of a library in this process: only for scripts of these tests.
let private callIn (name: string) (library: CompiledSubmission) (``function``: string) (argument: obj) : objnull =
    let context = AssemblyLoadContext(null, isCollectible = true)
    use assembly = new MemoryStream(nonNull library.Assembly)
    use symbols = new MemoryStream(nonNull library.Symbols)
    let loaded = context.LoadFromStream(assembly, symbols)

    match loaded.GetType name with
    | null -> failtest $"no module {name}"
    | kind ->
        match kind.GetMethod ``function`` with
        | null -> failtest $"no function {``function``}"
        | definition -> definition.Invoke(null, [| argument |])

let private call library id = callIn (SourceUnit.ModuleOf id) library

let private broken = [
    "a type that does not fit", [ "let f (x: int) : int = \"x\"" ], 5, "but here has type"
    "a name that is not there", [ "let f (x: int) : int = x + nowhere" ], 5, "nowhere"
    "an open bracket", [ "let f (x: int) : int ="; "    (x + [ 1" ], 6, "Unmatched"
    "a string without an end", [ "let f (x: int) : int ="; "    String.length \"abc"; "    + x" ], 6, "string"
    "a comment without an end", [ "let f (x: int) : int = x (* never"; "    " ], 5, "comment"
    "nothing after =", [ "let f (x: int) : int =" ], 6, "syntax"
    "a tab", [ "let f (x: int) : int ="; "\tx" ], 6, "TABs"
    "a wrong indentation", [ "let f (x: int) : int ="; "let y = 1"; "y" ], 6, "indentation"
    "another language", [ "def f(x):"; "    return x" ], 5, ""
]

/// Windows' line ends make no difference.
let private shapes: (string * (string -> string)) list = [
    "Unix", id
    "Windows", (fun (text: string) -> text.Replace("\n", "\r\n"))
]

/// The units of many scripts in one compilation: those of the script number 3 are 3/9.1, 3/9.2, …
let private together (scripts: string list) =
    lazy
        (compileWithin (GradingLimits()) [
            for number, text in Seq.indexed scripts do
                let source = read small text
                Expect.isEmpty source.Faults text

                for unit in source.Units do
                    let name = $"S{number}_{unit.Module}"
                    SourceUnit($"{number}/{unit.Exercise}", name, unit.Text.Replace(unit.Module, name))
        ])

let private brokenScripts =
    together [
        for _, lines, _, _ in broken do
            for _, shape in shapes -> shape (script [ good "9.1"; exercise "9.2" lines; good "9.3" ])
    ]

let private faults =
    testList "what does not compile" [
        for index, (name, _, line, text) in List.indexed broken do
            testCase $"costs itself alone: {name}"
            <| fun () ->
                for number in [ 2 * index; 2 * index + 1 ] do
                    let submission = brokenScripts.Value
                    let mine = compiled submission |> List.filter (fun id -> id.StartsWith $"{number}/")
                    Expect.equal mine [ $"{number}/9.1"; $"{number}/9.3" ] "the others"
                    let message = fault $"{number}/9.2" submission
                    Expect.equal message.Line line "line"
                    Expect.isGreaterThan message.Column 0 "column"
                    Expect.stringContains message.Text text "message"

        testCase "several at once, of several kinds, leave the rest"
        <| fun () ->
            let submission =
                script [
                    exercise "9.1" [ "let f (x: int) : int = (x" ]
                    good "9.2"
                    exercise "9.3" [ "let g (x: int) : int = true" ]
                ]
                |> compile small

            Expect.equal (compiled submission) [ "9.2" ] "one is left"
            Expect.equal (submission.Faults.Keys |> Seq.sort |> List.ofSeq) [ "9.1"; "9.3" ] "faults"

        testCase "when nothing compiles there is no library"
        <| fun () ->
            let submission = script [ exercise "9.1" [ "let f = 1 +" ] ] |> compile small
            Expect.isEmpty (compiled submission) "exercises"
            Expect.isTrue (isNull submission.Assembly && isNull submission.Symbols) "no library"

        testCase "a message has its place in words"
        <| fun () ->
            let submission =
                script [ exercise "9.1" [ "let f (x: int) : int ="; "    x + nowhere" ] ]
                |> compile small

            Expect.equal
                (string (fault "9.1" submission))
                "line 4, column 9: The value or constructor 'nowhere' is not defined. Maybe you want one of the following: None"
                "message"

        testCase "the catalogue of checks can't be mentioned"
        <| fun () ->
            let submission =
                script [
                    exercise "9.1" [ "let f (x: int) : int = DLWorkbook.Checking.Catalogue.all.Length + x" ]
                    exercise "9.2" [
                        "let g (x: int) : int = (DLWorkbook.Checking.Exercises.Lab1b.exercises |> List.length) + x"
                    ]
                    good "9.3"
                ]
                |> compile small

            Expect.equal (compiled submission) [ "9.3" ] "only the third"
    ]

let private styles = [
    "a module and its open", "43", [ "module Helpers ="; "    let more x = x + 1"; "open Helpers" ], "more x + 0"
    "an opened module that uses another",
    "44",
    [ "module A ="; "    let one = 1"; "module B ="; "    let two = A.one + 1"; "open B" ],
    "x + two"
    "a module opened by itself", "43", [ "[<AutoOpen>]"; "module Auto ="; "    let one = 1" ], "x + one"
    "open type", "42", [ "open type System.Math" ], "int (Max(float x, 0.0))"
    "a type's static members",
    "43",
    [ "type Tools ="; "    static member More(x: int) = x + 1"; "open type Tools" ],
    "More x"
    "an operator", "43", [ "let (+.) a b = a + b" ], "x +. 1"
    "a prefix operator", "-42", [ "let (~~~) (x: int) = -x" ], "~~~x"
    "an active pattern",
    "42",
    [ "let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd" ],
    "(match x with Even -> x | Odd -> 0)"
    "a partial active pattern",
    "42",
    [ "let (|Big|_|) n = if n > 9 then Some n else None" ],
    "(match x with Big n -> n | _ -> 0)"
    "functions that need each other",
    "1",
    [ "let rec isEven n = n = 0 || isOdd (n - 1)"; "and isOdd n = n <> 0 && isEven (n - 1)" ],
    "(if isEven x then 1 else 0)"
    "a pattern", "45", [ "let a, b = 1, 2" ], "x + a + b"
    "a pattern with types", "45", [ "let (a: int), (b: int) = 1, 2" ], "x + a + b"
    "a record",
    "42",
    [ "type Row = { Value: int }"; "    with member row.Twice = 2 * row.Value" ],
    "{ Value = x }.Twice / 2"
    "a union with a member",
    "42",
    [
        "type Shape ="
        "    | Dot"
        "    | Line of int"
        "    member shape.Size = match shape with Dot -> 0 | Line n -> n"
    ],
    "(Line x).Size"
    "a class and an interface",
    "43",
    [
        "type IMore ="
        "    abstract More: int -> int"
        "type One() ="
        "    interface IMore with"
        "        member _.More x = x + 1"
    ],
    "(One() :> IMore).More x"
    "an extension", "43", [ "type System.Int32 with"; "    member x.More = x + 1" ], "x.More"
    "a unit of measure", "42", [ "[<Measure>]"; "type m"; "let metre = 1<m>" ], "x * metre / 1<m>"
    "a generic helper", "42", [ "let same<'a> (x: 'a) : 'a = x" ], "same x"
    "an inline helper", "84", [ "let inline twice x = x + x" ], "twice x"
    "an attribute of a helper",
    "42",
    [ "[<System.Obsolete \"old\">]"; "[<CompiledName \"Other\">]"; "let other (x: int) = x" ],
    "other x"
    "a computation",
    "42",
    [
        "type Maybe() ="
        "    member _.Bind(m, f) = Option.bind f m"
        "    member _.Return x = Some x"
        "let maybe = Maybe()"
    ],
    "(maybe { let! y = Some x in return y } |> Option.get)"
    "a table that statements fill",
    "45",
    [
        "let table = Array.zeroCreate<int> 4"
        "for i in 0 .. 3 do"
        "    table[i] <- i"
        "table[0] <- 3"
    ],
    "x + table[0]"
    "a list that is added to", "43", [ "let items = ResizeArray<int>()"; "items.Add 1" ], "x + items.Count"
    "a value that is mutable", "43", [ "let mutable count = 0" ], "(count <- count + 1; x + count)"
    "a name in another script", "43", [ "let größe = 1" ], "x + größe"
    "a quoted name", "43", [ "let ``one more`` = 1" ], "x + ``one more``"
    "settings of the command line",
    "43",
    [ "let settings = {| Rate = fsi.CommandLineArgs.Length |}" ],
    "x + settings.Rate"
    "a literal", "43", [ "[<Literal>]"; "let One = 1" ], "x + One"
    "a long text before it",
    "42",
    [
        "(** # A chapter with \"quotes\" and 'apostrophes'"
        ""
        "let nothing = 1"
        "*)"
        "/// what it does"
    ],
    "x"
    "an exception of its own", "42", [ "exception Oops of string" ], "(try raise (Oops \"x\") with Oops _ -> x)"
    "a string at the margin", "42", [ "\"hello\" |> ignore" ], "x"
    "a condition", "43", [ "#if INTERACTIVE"; "let one = 1"; "#else"; "let one = 100"; "#endif" ], "x + one"
    "warnings that are switched off", "42", [ "#nowarn \"25\"" ], "(let [ y ] = [ x ] in y)"
    "a disposable", "42", [ "let stream = new System.IO.MemoryStream()" ], "x + int stream.Length"
    "a lazy value", "43", [ "let one = lazy 1" ], "x + one.Value"
    "a module's full name",
    "43",
    [ "module Outer ="; "    module Inner ="; "        let one = 1" ],
    "x + Outer.Inner.one"
    "a short name for a module", "42", [ "module L = List" ], "(L.sum [ x ])"
    "the function of another exercise", "43", [ "[<Exercise \"9.2\">]"; "let other (x: int) : int = x + 1" ], "other x"
    "what the lab calls that function",
    "43",
    [
        "[<Exercise \"9.2\">]"
        "let other (x: int) : int = x + 1"
        "Check.exercise \"9.2\""
        "let more = other |> Check.orReference \"9.2\""
    ],
    "more x"
    "the same the other way round",
    "43",
    [
        "[<Exercise \"9.2\">]"
        "let other (x: int) (y: int) : int = x + y"
        "let more = Check.orReference \"9.2\" other 1"
    ],
    "more x"
    "the same in brackets",
    "43",
    [ "[<Exercise \"9.2\">]"; "let other (x: int) : int = x + 1" ],
    "(other |> DLWorkbook.Check.orReference \"9.2\") x"
]

let private styledScripts =
    together [
        for _, _, lines, body in styles do
            for _, shape in shapes ->
                join (open' @ lines @ exercise "9.1" [ "let f (x: int) : int ="; "    " + body ])
                |> shape
    ]

let private honest =
    testList "styles of honest scripts" [
        for index, (name, expected, _, _) in List.indexed styles do
            testCase name
            <| fun () ->
                for number in [ 2 * index; 2 * index + 1 ] do
                    match styledScripts.Value.Faults.TryGetValue $"{number}/9.1" with
                    | true, messages -> failtest (string messages[0])
                    | _ ->
                        let answer = callIn $"S{number}_Exercise_9_1" styledScripts.Value "f" 42
                        Expect.equal (string answer) expected "f 42"

        testCase "attributes on the line of the function, in a list, with brackets"
        <| fun () ->
            let attributes = [
                "[<Exercise \"9.1\">] "
                "[<Exercise(\"9.1\")>] "
                "[<DLWorkbook.Exercise \"9.1\">]\n"
                "[<CompiledName \"g\"; Exercise \"9.1\">]\n"
                "[<Exercise \"9.1\"; CompiledName \"g\">]\n"
                "[<CompiledName \"g\">]\n[<Exercise \"9.1\">]\n"
                "[<Exercise \"9.1\">] // mine\n/// doc\n"
            ]

            let submission =
                (together [
                    for attribute in attributes -> join [ "open DLWorkbook"; attribute + "let f (x: int) : int = x" ]
                ])
                    .Value

            Expect.isEmpty submission.Faults "faults"
            Expect.equal submission.Exercises.Count attributes.Length "all of them"

        testCase "a module that does not compile costs only those who use it"
        <| fun () ->
            let submission =
                join (
                    open'
                    @ [ "module Helpers ="; "    let more x = x + nowhere"; "open Helpers" ]
                    @ exercise "9.1" [ "let f (x: int) : int = more x" ]
                    @ exercise "9.2" [ "let g (x: int) : int = x" ]
                )
                |> compile small

            Expect.equal (compiled submission) [ "9.2" ] "the second does without"
            Expect.equal (fault "9.1" submission).Line 3 "the helper's line"

        testCase "every lab with its solutions compiles"
        <| fun () ->
            for lab, text in LabFiles.withExercises () do
                let ids = [ for exercise in lab.Exercises -> exercise.Id ]
                let submission = compile (assignmentOf lab.Name ids) text

                match submission.Faults |> Seq.tryHead with
                | Some pair -> failtest $"{pair.Key}: {pair.Value[0]}"
                | None -> Expect.equal (compiled submission) (List.sort ids) lab.Name
    ]

let private apart =
    testList "exercises are apart" [
        testCase "a value that hangs hangs only those who mention it"
        <| fun () ->
            let submission =
                join (
                    open'
                    @ [ "let mutable calls = 0"; "let stuck = (while true do System.Threading.Thread.Sleep 10); 1" ]
                    @ exercise "9.1" [ "let f (x: int) : int ="; "    calls <- calls + 1"; "    x + calls" ]
                    @ exercise "9.2" [ "let g (x: int) : int = x + stuck" ]
                    @ exercise "9.3" [ "let h (x: int) : int = x + calls" ]
                )
                |> compile small

            let answer = ref null

            let thread =
                Thread((fun () -> answer.Value <- call submission "9.1" "f" 41), IsBackground = true)

            thread.Start()
            Expect.isTrue (thread.Join(TimeSpan.FromSeconds 30.0)) "9.1 answers"
            Expect.equal answer.Value 42 "its answer"
            Expect.equal (call submission "9.3" "h" 42) 42 "9.3 counts by itself"

        testCase "a value that raises costs only those who mention it"
        <| fun () ->
            let submission =
                join (
                    open'
                    @ [ "let bad: int = failwith \"no\"" ]
                    @ exercise "9.1" [ "let f (x: int) : int = x + bad" ]
                    @ exercise "9.2" [ "let g (x: int) : int = x" ]
                )
                |> compile small

            Expect.throwsT<TargetInvocationException> (fun () -> call submission "9.1" "f" 1 |> ignore) "9.1"
            Expect.equal (call submission "9.2" "g" 1) 1 "9.2"

        testCase "a stack trace names the script's line"
        <| fun () ->
            let submission =
                script [ exercise "9.1" [ "let f (x: int) : int ="; "    if x > 0 then invalidOp \"no\" else 1" ] ]
                |> compile small

            try
                call submission "9.1" "f" 1 |> ignore
                failtest "expected an exception"
            with :? TargetInvocationException as fault ->
                Expect.stringContains (string fault.InnerException) "in /lab9.fsx:line 4" "trace"

        testCase "the same source gives the same bytes"
        <| fun () ->
            let text = script [ good "9.1"; good "9.2" ]
            let one, other = compile small text, compile small text
            Expect.sequenceEqual (nonNull one.Assembly) (nonNull other.Assembly) "assembly"
            Expect.sequenceEqual (nonNull one.Symbols) (nonNull other.Symbols) "symbols"
    ]

/// Functions that are written out where they are called: four times as much text with each.
let private bomb = [
    "let f (x: int) : int ="
    "    let inline g0 y = y + y"
    for i in 1..20 do
        $"    let inline g{i} y = g{i - 1} (g{i - 1} (g{i - 1} (g{i - 1} y)))"
    "    g20 x"
]

let private hostile =
    testList "what brings a compiler down" [
        testCase "an exercise that takes the compiler for ever is found alone, and the others are compiled"
        <| fun () ->
            LabFiles.requireArtifacts ()

            let compilers =
                new CompilerPool(Boxed.sandbox (), CompilerPoolOptions(Memory = (1L <<< 30)))

            try
                let source = read small (script [ good "9.1"; exercise "9.2" bomb; good "9.3" ])
                let limits = GradingLimits(Compilation = TimeSpan.FromSeconds 10.0)

                let submission =
                    compilers.CompileAsync(source.Units, limits).GetAwaiter().GetResult()

                Expect.equal (compiled submission) [ "9.1"; "9.3" ] "the others"
                let message = fault "9.2" submission
                Expect.equal message.Line 0 "no line"
                Expect.stringContains message.Text "the compiler" "why"
                Expect.isGreaterThan compilers.Started 1 "it was replaced"
                let after = read small (script [ good "9.1" ])
                let next = compilers.CompileAsync(after.Units, limits).GetAwaiter().GetResult()
                Expect.equal (compiled next) [ "9.1" ] "and goes on"
            finally
                compilers.DisposeAsync().AsTask().Wait()

        testCase "a nest of brackets that is too deep does not harm the others"
        <| fun () ->
            let deep = String('(', 20_000) + "x" + String(')', 20_000)

            let submission =
                script [ good "9.1"; exercise "9.2" [ $"let f (x: int) : int = {deep}" ] ]
                |> compile small

            Expect.contains (compiled submission) "9.1" "the first"

        testCase "a compiler that has served for long is replaced"
        <| fun () ->
            LabFiles.requireArtifacts ()
            let compilers = new CompilerPool(Boxed.sandbox (), CompilerPoolOptions(Uses = 2))

            try
                let source = read small (script [ good "9.1" ])

                for _ in 1..2 do
                    let one =
                        compilers.CompileAsync(source.Units, GradingLimits()).GetAwaiter().GetResult()

                    Expect.equal (compiled one) [ "9.1" ] "compiled"

                Expect.equal compilers.Started 2 "the first served twice, its own start counted in"
            finally
                compilers.DisposeAsync().AsTask().Wait()

        testCase "nothing to compile needs no compiler"
        <| fun () ->
            let compilers = new CompilerPool(Boxed.sandbox ())
            let none = compilers.CompileAsync([||], GradingLimits()).GetAwaiter().GetResult()
            Expect.isEmpty (compiled none) "nothing"
            Expect.equal compilers.Started 0 "none started"

        testCase "wrong options are told together"
        <| fun () ->
            let fault =
                try
                    new CompilerPool(Boxed.sandbox (), CompilerPoolOptions(Processes = 0, Uses = 0))
                    |> ignore

                    ""
                with :? ArgumentException as fault ->
                    fault.Message

            Expect.equal
                fault
                "CompilerPoolOptions: expected Processes of at least 1, got 0; Uses of at least 1, got 0"
                "message"
    ]

let tests = testList "the compiler" [ faults; honest; apart; testSequenced hostile ]
