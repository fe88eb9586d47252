namespace DiffSharp

/// The kind of processor that holds a tensor.
type DeviceType =
    /// The main processor: what the reference backend computes on.
    | CPU = 0
    /// An NVIDIA card: named by the API, and by no backend that is bundled.
    | CUDA = 1

/// Where a tensor lives: a kind of processor and its number (-1: the only one).
[<Struct>]
type Device =
    /// A kind of processor and its number.
    | Device of DeviceType * int

    /// The kind of processor.
    member device.DeviceType = let (Device(kind, _)) = device in kind

    /// The processor's number, -1 where there is only one.
    member device.DeviceIndex = let (Device(_, index)) = device in index

    /// The main processor.
    static member CPU = Device(DeviceType.CPU, -1)

    /// The first NVIDIA card.
    static member GPU = Device(DeviceType.CUDA, 0)

    /// The device as text, such as `cpu` or `cuda0`.
    override device.ToString() =
        let (Device(kind, index)) = device

        match kind with
        | DeviceType.CPU -> $"cpu{index}"
        | DeviceType.CUDA -> $"cuda{index}"
        | other -> $"{other}{index}"

/// The device that new tensors get.
module Device =

    /// The device of a tensor that is made without one; set by `dsharp.config`.
    let mutable Default = Device.CPU
