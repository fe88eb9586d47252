using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>Reads a tensor's numbers into an array, from whatever device and layout they are in.</summary>
internal static class Values
{
    /// <summary>The numbers in row-major order, as float32.</summary>
    public static float[] Float32(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var plain = tensor.detach();
        if (plain.dtype != torch.ScalarType.Float32)
        {
            plain = plain.to_type(torch.ScalarType.Float32);
        }

        if (plain.device_type != DeviceType.CPU)
        {
            plain = plain.cpu();
        }

        return plain.contiguous().data<float>().ToArray();
    }
}
