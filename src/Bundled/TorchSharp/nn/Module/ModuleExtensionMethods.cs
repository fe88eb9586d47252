using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves modules between devices and floating-point types, keeping the module's own type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the floating-point parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="type">The floating-point type to convert to.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module
        => (T)module._to(type, non_blocking);

    /// <summary>Moves the parameters and buffers, and converts those of a floating-point type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device to move to.</param>
    /// <param name="type">The floating-point type to convert to.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module
        => (T)module._to(device, type, non_blocking);

    /// <summary>Moves the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">The kind of device.</param>
    /// <param name="deviceIndex">Which one of its kind; -1 (the default) for the current one.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1,
        bool non_blocking = false) where T : nn.Module
        => (T)module._to(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device to move to.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module
        => (T)module._to(device.type, device.index, non_blocking);

    /// <summary>Moves the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device to move to, such as <c>cpu</c> or <c>cuda:0</c>.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module
        => module.to(new Device(device), non_blocking);

    /// <summary>Moves the parameters and buffers to another tensor's type and device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="other">The tensor whose type and device to take.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module
        => (T)module._to(other.device, other.dtype, non_blocking);

    /// <summary>Moves the parameters and buffers to the processor.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module
        => (T)module._to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves the parameters and buffers to an Nvidia card.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">Which card; -1 (the default) for the current one.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module
        => (T)module._to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Converts the floating-point parameters and buffers to 16 bits.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T half<T>(this T module, bool non_blocking = false) where T : nn.Module
        => module.to(ScalarType.Float16, non_blocking);

    /// <summary>Converts the floating-point parameters and buffers to 16 bits with the range of 32.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T bfloat16<T>(this T module, bool non_blocking = false) where T : nn.Module
        => module.to(ScalarType.BFloat16, non_blocking);

    /// <summary>Converts the floating-point parameters and buffers to 32 bits.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module
        => module.to(ScalarType.Float32, non_blocking);

    /// <summary>Converts the floating-point parameters and buffers to 64 bits.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
    /// <returns>The module.</returns>
    public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module
        => module.to(ScalarType.Float64, non_blocking);
}
