using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// One recurrent layer that reads in one direction and tells its state after a given step:
/// (batch, time, features) → (batch, hidden).
/// </summary>
public sealed class RecurrentReader : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly RNN? rnn;
    private readonly GRU? gru;
    private readonly LSTM? lstm;

    /// <summary>Builds the layer with torch's initial values.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="features">Width of an input.</param>
    /// <param name="hidden">Width of the state.</param>
    public RecurrentReader(RecurrentCell cell, int features, int hidden)
        : base(cell.ToString())
    {
        switch (cell)
        {
            case RecurrentCell.RNN:
                rnn = torch.nn.RNN(features, hidden, batchFirst: true);
                break;
            case RecurrentCell.GRU:
                gru = torch.nn.GRU(features, hidden, batchFirst: true);
                break;
            default:
                lstm = torch.nn.LSTM(features, hidden, batchFirst: true);
                break;
        }

        RegisterComponents();
    }

    /// <summary>The state after the last step of all: (batch, time, features) → (batch, hidden).</summary>
    /// <param name="inputs">(batch, time, features)</param>
    public torch.Tensor ReadToTheEnd(torch.Tensor inputs) => Read(inputs).Last.select(0, 0);

    /// <summary>The state after a step of each row's own: (batch, time, features), (batch) int64 → (batch, hidden).</summary>
    /// <param name="inputs">(batch, time, features)</param>
    /// <param name="steps">The step of each row, counted from 0.</param>
    public override torch.Tensor forward(torch.Tensor inputs, torch.Tensor steps)
    {
        var states = Read(inputs).States;                                            // (batch, time, hidden)
        var index = steps.reshape(-1, 1, 1).expand(-1, 1, states.shape[2]);          // (batch, 1, hidden)
        return states.gather(1, index).squeeze(1);                                   // (batch, hidden)
    }

    /// <summary>All states (batch, time, hidden) and the last one (1, batch, hidden).</summary>
    private (torch.Tensor States, torch.Tensor Last) Read(torch.Tensor inputs)
    {
        if (rnn is not null)
        {
            return rnn.call(inputs);
        }

        if (gru is not null)
        {
            return gru.call(inputs);
        }

        var (states, last, _) = lstm!.call(inputs);
        return (states, last);
    }
}
