using System;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors, looked up by row number.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long? _paddingIndex;
        private readonly double? _maxNorm;
        private readonly double _normType;
        private readonly bool _scaleByFrequency;
        private readonly bool _sparse;
        private Parameter? _weight;

        internal Embedding(
            Parameter weight, long? paddingIndex, double? maxNorm, double normType, bool scaleByFrequency,
            bool sparse) : base(nameof(Embedding))
        {
            _paddingIndex = paddingIndex;
            _maxNorm = maxNorm;
            _normType = normType;
            _scaleByFrequency = scaleByFrequency;
            _sparse = sparse;
            this.weight = weight;
        }

        /// <summary>The table, (num_embeddings, embedding_dims); setting it disposes the one before.</summary>
        [DisallowNull]
        public Parameter? weight
        {
            get => _weight;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                Own(ref _weight, value, nameof(weight));
            }
        }

        /// <summary>Looks rows up.</summary>
        /// <param name="input">Row numbers of type int64 or int32, of any shape.</param>
        /// <returns>The vectors, (…, embedding_dims).</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">A row number is outside the table.</exception>
        public override Tensor forward(Tensor input)
        {
            if (_maxNorm is { } maxNorm)
            {
                Kernels.EmbeddingRenorm(_weight!, input, maxNorm, _normType);
            }
            return Kernels.Embedding(_weight!, input, _paddingIndex ?? -1, _scaleByFrequency, _sparse);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of vectors, drawn from N(0, 1) with a row of zeros for padding.</summary>
            /// <param name="num_embeddings">How many rows.</param>
            /// <param name="embedding_dims">How long each vector is.</param>
            /// <param name="padding_idx">A row that is zero at first and gets no gradient; may be negative, counted
            /// from the end.</param>
            /// <param name="max_norm">When given, a vector that is looked up and longer than this is first shortened to
            /// it, in the table.</param>
            /// <param name="norm_type">The p of the norm for <paramref name="max_norm"/>; 2 by default.</param>
            /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often it occurs in the batch.</param>
            /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
            /// <param name="device">Where the table lies; the default device when null.</param>
            /// <param name="dtype">Its floating-point type; the default one when null.</param>
            public static Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                Guard.Positive("Embedding", num_embeddings, nameof(num_embeddings));
                Guard.Positive("Embedding", embedding_dims, nameof(embedding_dims));
                var padding = PaddingRow(padding_idx, num_embeddings);
                var weight = Guard.NewParameter([num_embeddings, embedding_dims], dtype, device);
                init.normal_(weight);
                if (padding is { } row)
                {
                    using var off = no_grad();
                    using var scope = NewDisposeScope();
                    weight.select(0, row).zero_();
                }
                return new Embedding(weight, padding, max_norm, norm_type, scale_grad_by_freq, sparse);
            }

            /// <summary>A table of given vectors.</summary>
            /// <param name="embeddings">The vectors, (rows, length).</param>
            /// <param name="freeze">Whether they stay as they are in training; true by default.</param>
            /// <param name="padding_idx">A row that gets no gradient; may be negative, counted from the end.</param>
            /// <param name="max_norm">When given, a vector that is looked up and longer than this is first shortened to
            /// it, in the table.</param>
            /// <param name="norm_type">The p of the norm for <paramref name="max_norm"/>; 2 by default.</param>
            /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often it occurs in the batch.</param>
            /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
            /// <param name="device">Where the table lies; the vectors' own device when null.</param>
            /// <param name="dtype">Its floating-point type; the vectors' own when null.</param>
            /// <exception cref="ArgumentException">The tensor has not two axes.</exception>
            public static Embedding Embedding_from_pretrained(
                Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                if (embeddings.dim() != 2)
                {
                    throw new ArgumentException(
                        $"Embedding_from_pretrained: expected (rows, length), got ({string.Join(", ", embeddings.shape)}).", nameof(embeddings));
                }
                using var detached = embeddings.detach();
                using var moved = detached.to(dtype ?? embeddings.dtype, device ?? embeddings.device);
                var weight = new Parameter(moved.alias(), requires_grad: !freeze);
                return new Embedding(
                    weight, PaddingRow(padding_idx, embeddings.shape[0]), max_norm, norm_type, scale_grad_by_freq, sparse);
            }

            private static long? PaddingRow(long? index, long rows)
            {
                if (index is not { } row)
                {
                    return null;
                }
                if (row < -rows || row >= rows)
                {
                    throw new ArgumentException(
                        $"Embedding: padding_idx must be from {-rows} to {rows - 1}, got {row}.", "padding_idx");
                }
                return row < 0 ? row + rows : row;
            }
        }
    }
}
