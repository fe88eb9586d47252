using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor's elements are, and where it is computed with.</summary>
    public class Device
    {
        /// <summary>The kind of device.</summary>
        public DeviceType type { get; private set; }

        /// <summary>The number among devices of its kind; -1 for the current one.</summary>
        public int index { get; private set; } = -1;

        /// <summary>A device by its description: "cpu", "cuda" or "cuda:1".</summary>
        /// <exception cref="ArgumentException">There is no such kind of device, or the number is none.</exception>
        public Device(string description)
        {
            var colon = description.IndexOf(':');
            type = Parse(colon < 0 ? description : description[..colon]);
            if (colon >= 0)
                index = int.TryParse(description[(colon + 1)..], out var i) && i >= 0
                    ? i
                    : throw new ArgumentException($"Device: expected a kind and a number such as 'cuda:0', got '{description}'.", nameof(description));
        }

        /// <summary>A device by the name of its kind and its number.</summary>
        /// <exception cref="ArgumentException">There is no such kind of device.</exception>
        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        /// <summary>A device by its kind and its number.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A CUDA device by its number.</summary>
        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        /// <summary>The description: "cpu", "cuda" or "cuda:1".</summary>
        public override string ToString()
        {
            var kind = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? kind : $"{kind}:{index}";
        }

        /// <summary>A device by its description.</summary>
        public static implicit operator Device(string description) => new(description);

        private static DeviceType Parse(string kind) =>
            Enum.TryParse<DeviceType>(kind, ignoreCase: true, out var type) && Enum.IsDefined(type) && !char.IsAsciiDigit(kind[0])
                ? type
                : throw new ArgumentException($"Device: expected one of {string.Join(", ", Enum.GetNames<DeviceType>()).ToLowerInvariant()}, got '{kind}'.");
    }

    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU, -1);

    /// <summary>No device: shapes without elements.</summary>
    public static readonly Device META = new(DeviceType.META, -1);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA, -1);

    /// <summary>Apple's graphics processor.</summary>
    public static Device MPS { get; } = new(DeviceType.MPS, -1);

    /// <summary>A device by its description: "cpu", "cuda" or "cuda:1".</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device by the name of its kind and its number.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device by its kind and its number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A CUDA device by its number.</summary>
    public static Device device(int index) => new(DeviceType.CUDA, index);
}
