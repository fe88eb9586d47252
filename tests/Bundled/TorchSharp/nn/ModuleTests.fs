module DLWorkbook.Tests.Bundled.NN.ModuleTests

open System
open System.IO
open Expecto
open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook.Tests.Bundled.NN.Fixture

type private Layer = Module<Tensor, Tensor>

/// A network as a student writes it: layers, a parameter and a buffer in fields.
type private Net() as this =
    inherit Module<Tensor, Tensor>("Net")
    let hidden = Linear(3L, 4L)
    let drop = Dropout 0.5
    let scale = Parameter(torch.ones 1L)
    let mean = torch.zeros 3L
    let output = Linear(4L, 2L)
    do this.RegisterComponents()

    override _.forward x =
        use centred = x - mean
        use first = hidden.call centred
        use kept = drop.call first
        use scaled = kept * scale
        output.call scaled

let private names (entries: seq<struct (string * 'value)>) = [ for struct (name, _) in entries -> name ]

let private inFile (act: string -> unit) =
    let path = Path.GetTempFileName()

    try
        act path
    finally
        File.Delete path

let private registration = [
    seeded "fields become components by their names, in the order of the fields" (fun () ->
        use net = new Net()

        Expect.equal
            (names (net.named_parameters ()) |> List.sort)
            [ "hidden.bias"; "hidden.weight"; "output.bias"; "output.weight"; "scale" ]
            "parameters"

        Expect.equal (names (net.named_buffers ())) [ "mean" ] "buffers"
        Expect.equal (names (net.named_children ())) [ "hidden"; "drop"; "output" ] "children"
        Expect.equal (net.GetName()) "Net" "name"

        Expect.equal
            (net.state_dict().Keys |> Seq.sort |> List.ofSeq)
            [ "hidden.bias"; "hidden.weight"; "mean"; "output.bias"; "output.weight"; "scale" ]
            "state")
    seeded "a dotted name finds a component, and an unknown one nothing" (fun () ->
        use net = new Net()
        Expect.equal ((weightOf net "hidden.weight").shape) [| 4L; 3L |] "shape"
        Expect.isTrue (net.has_parameter "scale") "scale"
        Expect.isTrue (net.has_buffer "mean") "mean"
        Expect.isFalse (net.has_parameter "hidden.nothing") "nothing"
        Expect.isFalse (net.has_parameter "nowhere.weight") "nowhere")
    seeded "a parameter that two layers share counts once" (fun () ->
        let first = Linear(3L, 3L)
        let second = Linear(first.weight, null)
        let chain = Sequential(first :> Layer, second :> Layer)
        Expect.equal (chain.parameters () |> Seq.length) 2 "weight and bias")
    seeded "a name is given once" (fun () ->
        use net = new Net()

        Expect.throwsT<InvalidOperationException>
            (fun () -> net.register_parameter ("scale", Parameter(torch.ones 1L)))
            "scale again"

        Expect.throwsT<ArgumentException> (fun () -> net.register_module ("a.b", ReLU())) "a dot")
    seeded "lists and dictionaries register by place and by name" (fun () ->
        let list = ModuleList<Layer>(Linear(1L, 2L), ReLU())
        let dictionary = ModuleDict<Layer>(struct ("first", Linear(1L, 2L) :> Layer))
        let chain = Sequential()
        chain.register_module ("list", list)
        let holder = Sequential()
        holder.register_module ("both", dictionary)
        Expect.equal (names (list.named_parameters ())) [ "0.weight"; "0.bias" ] "list"
        Expect.equal (names (dictionary.named_parameters ())) [ "first.weight"; "first.bias" ] "dictionary")
    seeded "a part of a chain is a chain" (fun () ->
        let chain =
            Sequential(Linear(2L, 3L) :> Layer, ReLU() :> Layer, Linear(3L, 1L) :> Layer)

        Expect.equal (chain[struct (Nullable 1, Nullable())].Count) 2 "from the second"
        Expect.equal chain.Count 3 "all"
        Expect.equal (names (chain.named_children ())) [ "0"; "1"; "2" ] "names")
]

let private modes = [
    seeded "train and eval reach every module" (fun () ->
        use net = new Net()
        net.eval ()
        Expect.all (net.modules ()) (fun inner -> not inner.training) "evaluation"
        net.train ()
        Expect.all (net.modules ()) (fun inner -> inner.training) "training")
    seeded "apply visits every module, the outermost last" (fun () ->
        use net = new Net()
        let visited = Collections.Generic.List<string>()
        net.apply (fun inner -> visited.Add(inner.GetName())) |> ignore
        Expect.equal (List.ofSeq visited) [ "Linear"; "Dropout"; "Linear"; "Net" ] "order")
    seeded "zero_grad drops the gradients, or sets them to zero" (fun () ->
        use net = new Net()
        net.call(torch.randn (5L, 3L)).sum().backward()
        net.zero_grad false
        Expect.all (net.parameters ()) (fun p -> values (gradOf p) |> Array.forall ((=) 0.0)) "zeros"
        net.zero_grad ()
        Expect.all (net.parameters ()) (fun p -> isNull p.grad) "none")
    seeded "hooks see the call, may change it, and come off" (fun () ->
        let layer = Identity()
        let seen = Collections.Generic.List<string>()

        let before =
            layer.register_forward_pre_hook (
                Func<Layer, Tensor, Tensor>(fun _ x ->
                    seen.Add "before"
                    x + (1.0).ToScalar())
            )

        let after =
            layer.register_forward_hook (
                Func<Layer, Tensor, Tensor, Tensor>(fun _ _ y ->
                    seen.Add "after"
                    y * (2.0).ToScalar())
            )

        close 0.0 "with hooks" [| 4.0 |] (values (layer.call (torch.ones 1L)))
        Expect.equal (List.ofSeq seen) [ "before"; "after" ] "order"
        before.remove ()
        after.remove ()
        close 0.0 "without" [| 1.0 |] (values (layer.call (torch.ones 1L))))
    seeded "moving to doubles keeps values, gradients and the parameters themselves" (fun () ->
        use net = new Net()
        net.call(torch.randn (5L, 3L)).sum().backward()
        let weight = weightOf net "hidden.weight"
        let before, gradient = values weight, values (gradOf weight)
        net.``to`` torch.float64 |> ignore
        Expect.isTrue (obj.ReferenceEquals(weight, weightOf net "hidden.weight")) "the same object"
        Expect.equal weight.dtype torch.float64 "type"
        Expect.equal (gradOf weight).dtype torch.float64 "the gradient's type"
        Expect.equal ((nonNull (net.get_buffer "mean")).dtype) torch.float64 "the buffer's type"
        close 0.0 "values" before (values weight)
        close 0.0 "gradient" gradient (values (gradOf weight))
        net.call(torch.randn (5L, 3L, dtype = torch.float64)).sum().backward()
        Expect.throwsT<ArgumentException> (fun () -> net.``to`` torch.int64 |> ignore) "integers")
    seeded "disposing a module frees all that it owns, and using it then is an error" (fun () ->
        let before = Tensor.TotalCount
        let net = new Net()
        let weight = weightOf net "hidden.weight"
        net.Dispose()
        Expect.equal Tensor.TotalCount before "living tensors"
        Expect.throwsT<ObjectDisposedException> (fun () -> weight.shape |> ignore) "the weight"
        net.Dispose())
    seeded "a thousand steps leave no tensor behind" (fun () ->
        use net = new Net()
        use optimiser = torch.optim.Adam(net.parameters ())
        use x = torch.randn (8L, 3L)
        use y = torch.randn (8L, 2L)

        let step () =
            use scope = torch.NewDisposeScope()
            optimiser.zero_grad ()
            functional.mse_loss(net.call x, y).backward()
            optimiser.step () |> ignore

        step ()
        let before = Tensor.TotalCount

        for _ in 1..1000 do
            step ()

        Expect.equal Tensor.TotalCount before "living tensors")
]

let private files = [
    seeded "saving and loading gives the same outputs, to the bit" (fun () ->
        inFile (fun path ->
            use net = new Net()
            use other = new Net()
            net.eval ()
            other.eval ()
            let x = torch.randn (5L, 3L)
            net.save path |> ignore
            Expect.notEqual (values (net.call x)) (values (other.call x)) "before"
            other.load path |> ignore
            Expect.equal (values (other.call x)) (values (net.call x)) "after"))
    seeded "the file is TorchSharp's: a count, then name, type, shape and bytes of each tensor" (fun () ->
        inFile (fun path ->
            let layer =
                Linear(torch.nn.Parameter(torch.tensor([| 1.0f; 2.0f |]).view(1L, 2L)), null)

            layer.save path |> ignore

            let expected = [|
                yield 1uy
                yield 6uy
                yield! "weight"B
                yield! [| 6uy; 2uy; 1uy; 2uy |]
                yield! BitConverter.GetBytes 1.0f
                yield! BitConverter.GetBytes 2.0f
            |]

            Expect.equal (File.ReadAllBytes path) expected "bytes"))
    seeded "a state_dict is copied by name, and names that differ are refused before anything changes" (fun () ->
        use net = new Net()
        use other = new Net()
        let struct (missing, unexpected) = other.load_state_dict (net.state_dict ())
        Expect.isEmpty (Seq.append missing unexpected) "keys"
        Expect.equal (values (weightOf other "output.weight")) (values (weightOf net "output.weight")) "values"
        let part = net.state_dict ()
        part.Remove "scale" |> ignore
        part["more"] <- torch.ones 1L

        let message =
            Expect.throwsC (fun () -> other.load_state_dict part |> ignore) (fun wrong -> wrong.Message)

        Expect.stringContains message "scale" "what is missing"
        Expect.stringContains message "more" "what is unknown"
        let struct (missing, unexpected) = other.load_state_dict (part, strict = false)
        Expect.equal (List.ofSeq missing, List.ofSeq unexpected) ([ "scale" ], [ "more" ]) "not strict")
    seeded "a file of another shape, and one that ends early, are refused" (fun () ->
        inFile (fun path ->
            Linear(3L, 4L).save path |> ignore
            Expect.throwsT<ArgumentException> (fun () -> Linear(3L, 5L).load path |> ignore) "another shape"

            Expect.throwsT<ArgumentException>
                (fun () -> Linear(3L, 4L, hasBias = false).load path |> ignore)
                "more entries"

            let bytes = File.ReadAllBytes path
            File.WriteAllBytes(path, bytes[.. bytes.Length - 5])
            Expect.throwsT<EndOfStreamException> (fun () -> Linear(3L, 4L).load path |> ignore) "too short"
            Expect.throwsT<FileNotFoundException> (fun () -> Linear(3L, 4L).load(path + ".not") |> ignore) "no file"))
    seeded "names may be left out of a file and of loading" (fun () ->
        inFile (fun path ->
            let saved, loaded = Linear(3L, 4L), Linear(3L, 4L)
            let bias = values (nonNull loaded.bias)
            saved.save path |> ignore
            let seen = Collections.Generic.Dictionary<string, bool>()
            loaded.load (path, skip = [| "bias" |], loadedParameters = seen) |> ignore
            close 0.0 "weight" (values saved.weight) (values loaded.weight)
            close 0.0 "bias" bias (values (nonNull loaded.bias))
            Expect.equal (List.ofSeq seen.Keys) [ "weight"; "bias" ] "seen"))
]

let tests =
    testSequenced
    <| testList "modules" [
        testList "registration" registration
        testList "modes, hooks, moves and memory" modes
        testList "files" files
    ]
