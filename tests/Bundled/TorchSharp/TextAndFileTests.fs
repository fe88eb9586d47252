/// Writing tensors as text, and saving and loading them.
module DLWorkbook.Tests.Bundled.Torch.TextAndFileTests

open System
open System.Globalization
open System.IO
open Expecto
open TorchSharp
open DLWorkbook.Tests.Bundled.Torch.TensorFixtures

let private test name act = testCase name (scoped act)
let private culture = CultureInfo.InvariantCulture

let private julia (t: Tensor) =
    t.jlstr (newLine = "\n", cultureInfo = culture)

let private numpy (t: Tensor) =
    t.npstr (newLine = "\n", cultureInfo = culture)

let private csharp (t: Tensor) =
    t.cstr (newLine = "\n", cultureInfo = culture)

let private sample () =
    torch.tensor (array2D [ [ 0.0f; 3.141f; 6.2834f; 3.1415f ]; [ 6.28e-06f; -13.141529f; 0.01f; 4713.14f ] ])

let private text =
    testList "text" [
        test "is shape, type and device unless more is asked for"
        <| fun () ->
            Expect.equal ((torch.zeros (2L, 3L)).ToString()) "[2x3], type = Float32, device = cpu" "matrix"
            Expect.equal ((torch.tensor 1L).ToString()) "[], type = Int64, device = cpu" "number"
            Expect.equal ((sample ()).metastr()) ((sample ()).ToString()) "metastr"

        test "in Julia's manner has aligned columns"
        <| fun () ->
            Expect.equal (julia (torch.tensor 3.14f)) "[], type = Float32, device = cpu, value = 3.14" "number"
            Expect.equal (julia (torch.zeros 4L)) "[4], type = Float32, device = cpu\n 0 0 0 0\n" "vector"

            Expect.equal
                (julia (sample ()))
                "[2x4], type = Float32, device = cpu\n        0   3.141 6.2834 3.1415\n 6.28e-06 -13.142   0.01 4713.1\n"
                "matrix"

            Expect.equal
                (julia (torch.arange(Scalar.op_Implicit 4).reshape(2L, 1L, 2L)))
                "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n"
                "matrix by matrix"

        test "in Julia's manner shows what fits into the line"
        <| fun () ->
            let t = torch.arange (Scalar.op_Implicit 100)
            let line = t.jlstr (width = 20, newLine = "\n")
            Expect.equal line "[100], type = Int64, device = cpu\n 0 1 2 3 4 5 6 7 ...\n" "shortened"

        test "in NumPy's manner has nested brackets"
        <| fun () ->
            Expect.equal (numpy (torch.tensor 3.14f)) "3.14" "number"
            Expect.equal (numpy (torch.tensor [| true; false |])) "[True, False]" "truth"
            Expect.equal (numpy (sample ())) "[[0, 3.141, 6.2834, 3.1415]\n [6.28e-06, -13.142, 0.01, 4713.1]]" "matrix"

            Expect.equal
                (numpy (torch.arange(Scalar.op_Implicit 8).reshape(2L, 2L, 2L)))
                "[[[0, 1]\n  [2, 3]]\n\n [[4, 5]\n  [6, 7]]]"
                "three dimensions"

            Expect.equal
                (numpy (torch.arange (Scalar.op_Implicit 10)))
                "[0, 1, 2, ... 7, 8, 9]"
                "long ones are shortened"

        test "in C#'s manner has nested braces"
        <| fun () ->
            Expect.equal
                (csharp (torch.zeros 2L))
                "[2], type = Float32, device = cpu, value = float [] {0f, 0f}"
                "vector"

            Expect.equal
                (csharp (torch.ones (2L, 2L, torch.int64)))
                "[2x2], type = Int64, device = cpu, value = \nlong [,] {\n {1L, 1L},\n {1L, 1L}\n}"
                "matrix"

        test "has the format and the culture that are asked for"
        <| fun () ->
            Expect.equal ((torch.tensor 3.14159).npstr("F2", cultureInfo = culture)) "3.14" "format"
            let comma = CultureInfo("")
            comma.NumberFormat.NumberDecimalSeparator <- ","
            Expect.equal ((torch.tensor 0.5).npstr(cultureInfo = comma)) "0,5" "culture"

            Expect.equal
                ((torch.tensor [| nan; infinity |]).npstr(cultureInfo = culture))
                "[NaN, Infinity]"
                "not a number"

        test "of a tensor with a history or a stride is the same"
        <| fun () ->
            let t = torch.ones (2L, 3L, requires_grad = true)
            Expect.equal (numpy (t * 2.0)) "[[2, 2, 2]\n [2, 2, 2]]" "history"
            Expect.equal (numpy (torch.arange(Scalar.op_Implicit 4).reshape(2L, 2L).t())) "[[0, 2]\n [1, 3]]" "stride"
    ]

let private inFolder act =
    let folder = Directory.CreateTempSubdirectory "tensors"

    try
        act (fun name -> Path.Combine(folder.FullName, name))
    finally
        folder.Delete true

let private written (t: Tensor) =
    use stream = new MemoryStream()
    use writer = new BinaryWriter(stream)
    t.Save writer
    stream.ToArray()

let private read (bytes: byte[]) =
    use reader = new BinaryReader(new MemoryStream(bytes))
    Tensor.Load reader

let private files =
    testList "saving" [
        test "and loading gives the same tensor, of every type and shape"
        <| fun () ->
            for t in
                [
                    sample ()
                    torch.tensor 7L
                    torch.tensor [| true; false |]
                    torch.zeros [| 0L; 3L |]
                    torch.rand (200L, 3L, torch.float64)
                    torch.arange(Scalar.op_Implicit 6).reshape(2L, 3L).t()
                    torch.ones (3L, torch.bfloat16)
                ] do
                let back = read (written t)
                Expect.equal (back.dtype, back.shape) (t.dtype, t.shape) "type and shape"
                Expect.isTrue (back.Equals t) "elements"

        test "writes TorchSharp's format"
        <| fun () ->
            let bytes = written (torch.tensor (array2D [ [ 1uy; 2uy ] ]))
            Expect.equal bytes [| 0uy; 2uy; 1uy; 2uy; 1uy; 2uy |] "type, dimensions, lengths, elements"

        test "goes through a file"
        <| fun () ->
            inFolder (fun path ->
                (sample ()).save(path "t.dat")
                Expect.isTrue ((torch.load (path "t.dat")).Equals(sample ())) "load"
                torch.save (torch.ones 2L, path "u.dat")
                Expect.equal (values (Tensor.load (path "u.dat"))) [| 1.0; 1.0 |] "save")

        test "fills an existing tensor, which keeps its gradients"
        <| fun () ->
            let target = torch.zeros (2L, 4L, requires_grad = true)
            use reader = new BinaryReader(new MemoryStream(written (sample ())))
            target.Load reader
            Expect.isTrue (target.Equals(sample ())) "elements"
            Expect.isTrue target.is_leaf "still a leaf"

        test "notices another type or shape, and data that end or are none"
        <| fun () ->
            let bytes = written (sample ())

            let into (t: Tensor) () =
                use reader = new BinaryReader(new MemoryStream(bytes))
                t.Load reader

            raises<ArgumentException> "Float32" (into (torch.zeros (2L, 4L, torch.float64)))
            raises<ArgumentException> "(2, 4)" (into (torch.zeros (4L, 2L)))
            raises<EndOfStreamException> "" (fun () -> read bytes[..10] |> ignore)
            raises<Exception> "" (fun () -> read [| 99uy; 1uy; 1uy |] |> ignore)
            raises<EndOfStreamException> "" (fun () -> read [| 6uy; 1uy; 255uy; 255uy; 255uy; 255uy; 127uy |] |> ignore)
    ]

let tests = testList "tensors as text and files" [ text; files ]
