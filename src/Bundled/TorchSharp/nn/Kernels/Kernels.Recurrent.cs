using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    private static readonly Op s_lstm = new("aten::lstm", "input");
    private static readonly Op s_lstmPacked = new("aten::lstm", "data");
    private static readonly Op s_lstmCell = new("aten::lstm_cell");

    /// <summary>A recurrent operator over padded and over packed input, and its cell.</summary>
    internal sealed record RecurrentOps(string Name)
    {
        private readonly Op _padded = new("aten::" + Name, "input");
        private readonly Op _packed = new("aten::" + Name, "data");
        private readonly Op _cell = new($"aten::{Name}_cell");

        internal (
            Tensor output, Tensor last) Padded(Tensor input, Tensor hidden, Tensor[] weights, in RecurrentSettings s, bool
            training)
            => _padded.Call(input, hidden, weights, s.Bias, s.Layers, s.Dropout, training, s.Bidirectional, s.BatchFirst);

        internal (
            Tensor output, Tensor last) Packed(Tensor data, Tensor batchSizes, Tensor hidden, Tensor[] weights, in
            RecurrentSettings s, bool training)
            => _packed.Call(data, batchSizes, hidden, weights, s.Bias, s.Layers, s.Dropout, training, s.Bidirectional);

        internal Tensor Cell(
            Tensor input, Tensor hidden, Tensor weightIn, Tensor weightHidden, Tensor? biasIn, Tensor? biasHidden)
            => _cell.Call(input, hidden, weightIn, weightHidden, biasIn, biasHidden);
    }

    internal static readonly RecurrentOps Gru = new("gru");
    internal static readonly RecurrentOps RnnTanh = new("rnn_tanh");
    internal static readonly RecurrentOps RnnRelu = new("rnn_relu");

    internal static (Tensor output, Tensor hidden, Tensor cell) Lstm(
        Tensor input, Tensor hidden, Tensor cell, Tensor[] weights, in RecurrentSettings s, bool training)
        => s_lstm.Call(input, new[] { hidden, cell }, weights, s.Bias, s.Layers, s.Dropout, training, s.Bidirectional,
            s.BatchFirst);

    internal static (Tensor output, Tensor hidden, Tensor cell) LstmPacked(
        Tensor data, Tensor batchSizes, Tensor hidden, Tensor cell, Tensor[] weights, in RecurrentSettings s, bool training)
        => s_lstmPacked.Call(data, batchSizes, new[] { hidden, cell }, weights, s.Bias, s.Layers, s.Dropout, training,
            s.Bidirectional);

    internal static (Tensor hidden, Tensor cell) LstmCell(
        Tensor input, Tensor hidden, Tensor cell, Tensor weightIn, Tensor weightHidden, Tensor? biasIn, Tensor? biasHidden)
        => s_lstmCell.Call(input, new[] { hidden, cell }, weightIn, weightHidden, biasIn, biasHidden);
}
