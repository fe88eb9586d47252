using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>What a many-to-one reader asks of a fused recurrent network.</summary>
internal interface IFusedRecurrent
{
    /// <summary>The last state of each layer and direction, (layers · directions, batch, hidden).</summary>
    /// <param name="input">The input, as the network was told to take it.</param>
    /// <param name="lengths">Steps of each sequence; null when all have all.</param>
    torch.Tensor LastHidden(torch.Tensor input, long[]? lengths);
}
