using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>Where the numbers of a float32 or float64 tensor lie.</summary>
internal static unsafe class Numbers
{
    /// <summary>The first number; null when there is none, or no tensor.</summary>
    public static void* Of(torch.Tensor? tensor) =>
        tensor is null ? null : tensor.dtype == torch.ScalarType.Float64 ? TensorMemory.Of<double>(tensor) : TensorMemory.Of<float>(tensor);
}
