using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One part of an index: a place, a stretch, a mask, a new dimension, or "all the rest".</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            None,
            Single,
            Null,
            Ellipsis,
            Bool,
            Tensor,
            Slice,
        }

        internal Kind kind;
        internal long? start;
        internal long? stop;
        internal long? step;
        internal Tensor? tensor;

        /// <summary>All dimensions that the other parts leave.</summary>
        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex None = new() { kind = Kind.None };

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex Null = new() { kind = Kind.Null };

        /// <summary>The whole of a dimension.</summary>
        public static TensorIndex Colon = Slice();

        /// <summary>Every step-th place from start up to, not including, stop; negative places count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        /// <summary>The places from start up to, not including, end; negative places count from the end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice((long?)range.start, (long?)range.end);

        /// <summary>The places of a range.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

        /// <summary>A new dimension of length 1 (true) or 0 (false).</summary>
        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };

        /// <summary>One place, which drops the dimension; negative counts from the end.</summary>
        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };

        /// <summary>Places (integers), or a mask (Bool) over as many dimensions as it has.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        /// <summary>One place, which drops the dimension.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>The places from start up to, not including, end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>The places of a range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>One place, which drops the dimension.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);
    }
}
