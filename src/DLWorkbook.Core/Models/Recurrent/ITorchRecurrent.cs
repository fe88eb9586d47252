using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>torch's own recurrent network: it holds the parameters, and computes what the kernels do not.</summary>
internal interface ITorchRecurrent
{
    /// <summary>Runs over sequences of equal length.</summary>
    (torch.Tensor Output, torch.Tensor[] Last) Padded(torch.Tensor input, torch.Tensor[]? states);

    /// <summary>Runs over packed sequences.</summary>
    (torch.nn.utils.rnn.PackedSequence Output, torch.Tensor[] Last) Packed(
        torch.nn.utils.rnn.PackedSequence input, torch.Tensor[]? states);
}
