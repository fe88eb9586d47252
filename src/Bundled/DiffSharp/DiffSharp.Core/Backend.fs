namespace DiffSharp

/// Whose code computes on a tensor's elements.
[<RequireQualifiedAccess>]
type Backend =
    /// Plain arrays in managed memory, in the assembly `DiffSharp.Backends.Reference`.
    | Reference
    /// Libtorch; asking for it names what is missing, as it is not bundled.
    | Torch

    /// The name of the case, which ends the name of the backend's assembly.
    member backend.Name =
        match backend with
        | Reference -> "Reference"
        | Torch -> "Torch"

    /// The name of the case.
    override backend.ToString() = backend.Name

/// The backend that new tensors get.
module Backend =

    /// The backend of a tensor that is made without one; set by `dsharp.config`.
    let mutable Default = Backend.Reference
