namespace DiffSharp.Backends.Reference

open DiffSharp
open DiffSharp.Backends
open DiffSharp.Util

/// Makes tensors in plain arrays; the core finds it by name.
[<Sealed>]
type ReferenceBackendTensorStatics() =
    inherit BackendTensorStatics()

    let checkDevice (device: Device) =
        if device <> Device.CPU then
            invalidOp
                $"The backend Reference computes on the CPU only, not on {device}: leave `device` out, or Device.CPU."

    // Drawn in double precision, in order, whatever the dtype.
    let drawn (shape: Shape) dtype device (draw: unit -> float) =
        checkDevice device
        let values = Array.init (Shape.nelement shape) (fun _ -> draw ())
        Kinds.make dtype (Numbers.convert dtype values) shape

    override _.Seed seed = Random.Seed seed

    override _.Full(shape, value, dtype, device) =
        checkDevice device

        let fill (value: 'T) : System.Array =
            Array.create (Shape.nelement shape) value

        let values =
            match dtype with
            | Dtype.Float32 -> fill (value.toSingle ())
            | Dtype.Float64 -> fill (value.toDouble ())
            | Dtype.Int64 -> fill (value.toInt64 ())
            | Dtype.Bool -> fill (value.toBool ())
            | Dtype.Int32
            | Dtype.Int16
            | Dtype.Int8
            | Dtype.Byte -> Numbers.convert dtype (Array.create (Shape.nelement shape) (value.toDouble ()))

        Kinds.make dtype values shape

    override _.Random(shape, dtype, device) =
        drawn shape dtype device (fun () -> Random.Uniform())

    override _.RandomNormal(shape, dtype, device) =
        drawn shape dtype device (fun () -> Random.Normal())

    override _.RandomInt(shape, low, high, dtype, device) =
        drawn shape dtype device (fun () -> float (Random.Integer(low, high)))

    override _.CreateFromFlatArray(data, shape, dtype, device) =
        checkDevice device
        Kinds.make dtype data shape

    override _.GetDevices(?deviceType) =
        match deviceType with
        | Some DeviceType.CPU
        | None -> [ Device.CPU ]
        | Some _ -> []
