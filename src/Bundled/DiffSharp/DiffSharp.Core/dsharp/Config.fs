namespace DiffSharp

open DiffSharp.Backends

/// What new tensors are made of.
[<AutoOpen>]
module ConfigExtensions =

    type dsharp with

        /// Sets the defaults of new tensors and how tensors are printed; what is left out stays. The dtype must be a
        /// floating-point one.
        static member config(?device: Device, ?dtype: Dtype, ?backend: Backend, ?printer: Printer) =
            match dtype with
            | Some dtype when not dtype.IsFloatingPoint ->
                invalidArg "dtype" $"config: expected Float32 or Float64 as the default dtype, got {dtype}"
            | _ -> ()

            let known = BackendTensorStatics.Get(?backend = backend).GetDevices()

            match device with
            | Some device when not (List.contains device known) ->
                invalidArg "device" $"config: expected one of %A{List.map string known}, got {device}"
            | _ -> ()

            device |> Option.iter (fun value -> Device.Default <- value)
            dtype |> Option.iter (fun value -> Dtype.Default <- value)
            backend |> Option.iter (fun value -> Backend.Default <- value)
            printer |> Option.iter (fun value -> Printer.Default <- value)

        /// The defaults of new tensors, and how tensors are printed.
        static member config() =
            Device.Default, Dtype.Default, Backend.Default, Printer.Default

        /// Sets all of it at once, as `config ()` gave it.
        static member config(configuration: Device * Dtype * Backend * Printer) =
            let device, dtype, backend, printer = configuration
            dsharp.config (device, dtype, backend, printer)
