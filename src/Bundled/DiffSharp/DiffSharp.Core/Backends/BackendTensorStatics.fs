namespace DiffSharp.Backends

open System
open System.Collections.Concurrent
open System.IO
open System.Reflection
open DiffSharp

/// How a backend makes tensors; found by name in the assembly `DiffSharp.Backends.<name>`.
[<AbstractClass>]
type BackendTensorStatics() =
    static let loaded = ConcurrentDictionary<Backend, BackendTensorStatics>()

    // By name first; then beside this assembly, which is where a script's host may not look.
    static let assembly (name: string) =
        try
            Assembly.Load(AssemblyName name)
        with :? FileNotFoundException ->
            let folder = nonNull (Path.GetDirectoryName typeof<RawTensor>.Assembly.Location)
            let path = Path.Combine(folder, name + ".dll")

            if File.Exists path then
                Assembly.LoadFrom path
            else
                invalidOp
                    $"The backend's assembly {name}.dll was not found in {folder}: #r it, or use Backend.Reference."

    static let load (backend: Backend) =
        let name = "DiffSharp.Backends." + backend.Name

        match (assembly name).GetType $"{name}.{backend.Name}BackendTensorStatics" with
        | null -> invalidOp $"{name}.dll has no {backend.Name}BackendTensorStatics: is it of another version?"
        | kind ->
            match Activator.CreateInstance kind with
            | :? BackendTensorStatics as statics -> statics
            | _ -> invalidOp $"{kind.FullName} makes no tensors: is it of another version?"

    /// Starts the backend's random numbers again.
    abstract Seed: seed: int -> unit
    /// A tensor filled with one value.
    abstract Full: shape: Shape * value: scalar * dtype: Dtype * device: Device -> RawTensor
    /// Even draws from [0, 1).
    abstract Random: shape: Shape * dtype: Dtype * device: Device -> RawTensor
    /// Normal draws with mean 0 and standard deviation 1.
    abstract RandomNormal: shape: Shape * dtype: Dtype * device: Device -> RawTensor
    /// Even draws from the integers low, …, high - 1.
    abstract RandomInt: shape: Shape * low: int * high: int * dtype: Dtype * device: Device -> RawTensor
    /// A tensor with the given elements, in an array of the .NET type of `dtype`, which it keeps.
    abstract CreateFromFlatArray: data: Array * shape: Shape * dtype: Dtype * device: Device -> RawTensor
    /// The devices that the backend computes on.
    abstract GetDevices: ?deviceType: DeviceType -> Device list

    /// The backend's own; the default backend's if none is named.
    static member Get(?backend: Backend) : BackendTensorStatics =
        loaded.GetOrAdd(defaultArg backend Backend.Default, load)

    /// Starts the random numbers again, from the clock if no seed is given.
    static member Seed(?seed: int) =
        BackendTensorStatics.Get().Seed(defaultArg seed Environment.TickCount)
