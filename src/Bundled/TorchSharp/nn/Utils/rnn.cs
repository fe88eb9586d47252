using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers around training: gradient clipping, and sequences of different lengths.</summary>
        public static partial class utils
        {
            /// <summary>Sequences of different lengths: padded to one length, or packed without padding.</summary>
            public static partial class rnn
            {
                /// <summary>Packs padded sequences, leaving the padding out.</summary>
                /// <param name="input">(time, batch, …), or (batch, time, …) with <paramref name="batch_first"/>.</param>
                /// <param name="lengths">How long each sequence is, int64 on the processor, (batch), each at least 1.</param>
                /// <param name="batch_first">Whether the batch is the first axis; false by default.</param>
                /// <param name="enforce_sorted">Whether the sequences must come sorted, the longest first (true by
                /// default); otherwise they are sorted here.</param>
                /// <returns>The packed sequences.</returns>
                /// <exception cref="ArgumentException">The lengths are no int64 vector with one entry for each
                /// sequence.</exception>
                public static PackedSequence pack_padded_sequence(
                    Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    var batchAxis = batch_first ? 0 : 1;
                    if (input.dim() < 2 || lengths.dim() != 1 || lengths.dtype != ScalarType.Int64 || lengths.size(0) != input.size(batchAxis))
                    {
                        throw new ArgumentException(
                            $"pack_padded_sequence: expected lengths (batch) of type Int64 for an input {(batch_first ? "(batch, time, …)" : "(time, batch, …)")}, "
                            + $"got ({string.Join(", ", lengths.shape)}) of type {lengths.dtype} for ({string.Join(", ", input.shape)}).", nameof(lengths));
                    }
                    using var local = lengths.cpu();
                    if (enforce_sorted)
                    {
                        var (packed, sizes) = Kernels.PackPadded(input, local, batch_first);
                        return new PackedSequence(packed, sizes, null, null);
                    }
                    var (sortedLengths, order) = local.sort(descending: true);
                    using (sortedLengths)
                    {
                        var sorted = order.to(input.device);
                        if (!ReferenceEquals(sorted, order))
                        {
                            order.Dispose();
                        }
                        using var input2 = input.index_select(batchAxis, sorted);
                        var (packed, sizes) = Kernels.PackPadded(input2, sortedLengths, batch_first);
                        return new PackedSequence(packed, sizes, sorted, sorted.argsort());
                    }
                }

                /// <summary>Pads packed sequences to one length.</summary>
                /// <param name="sequence">The packed sequences.</param>
                /// <param name="batch_first">Whether the batch comes first in the result; false by default.</param>
                /// <param name="padding_value">What to put after the end of a sequence; 0 by default.</param>
                /// <param name="total_length">The length to pad to; that of the longest sequence when null.</param>
                /// <returns>The padded sequences, (time, batch, …) or (batch, time, …), and their lengths, (batch).</returns>
                /// <exception cref="ArgumentException">A sequence is longer than <paramref name="total_length"/>.</exception>
                public static (Tensor, Tensor) pad_packed_sequence(
                    PackedSequence sequence, bool batch_first = false, double padding_value = 0.0, long? total_length = null)
                {
                    if (total_length < sequence.batch_sizes.size(0))
                    {
                        throw new ArgumentException(
                            $"pad_packed_sequence: total_length must be at least {sequence.batch_sizes.size(0)}, the longest sequence's, got {total_length}.",
                            nameof(total_length));
                    }
                    var (padded, lengths) = Kernels.PadPacked(sequence.data, sequence.batch_sizes, batch_first,
                        padding_value, total_length ?? -1);
                    if (sequence.unsorted_indices is not { } order)
                    {
                        return (padded, lengths);
                    }
                    using (padded)
                    using (lengths)
                    {
                        using var localOrder = order.cpu();
                        return (padded.index_select(batch_first ? 0 : 1, order), lengths.index_select(0, localOrder));
                    }
                }

                /// <summary>Pads sequences to the length of the longest.</summary>
                /// <param name="sequences">Each (time, …).</param>
                /// <param name="batch_first">Whether the batch comes first in the result; false by default.</param>
                /// <param name="padding_value">What to put after the end of a sequence; 0 by default.</param>
                /// <returns>(time, batch, …), or (batch, time, …) with <paramref name="batch_first"/>.</returns>
                public static Tensor pad_sequence(
                    IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0.0)
                    => Kernels.PadSequence(sequences.ToArray(), batch_first, padding_value);

                /// <summary>Packs sequences.</summary>
                /// <param name="sequences">Each (time, …).</param>
                /// <param name="enforce_sorted">Whether they must come sorted, the longest first (true by default);
                /// otherwise they are sorted here.</param>
                /// <returns>The packed sequences.</returns>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    var all = sequences.ToArray();
                    using var lengths = tensor(all.Select(sequence => sequence.size(0)).ToArray());
                    using var padded = pad_sequence(all);
                    return pack_padded_sequence(padded, lengths, enforce_sorted: enforce_sorted);
                }
            }
        }
    }
}
