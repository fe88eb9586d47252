using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element by element: bits and truth values.
    public partial class Tensor
    {
        /// <summary>Bitwise and; logical and of truth values.</summary>
        public Tensor bitwise_and(Tensor other) => Ops.bitwise_and_Tensor.Binary(this, other);

        /// <summary>Bitwise and; logical and of truth values, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_and_(Tensor other) => Ops.bitwise_and__Tensor.Binary(this, other);

        /// <summary>Bitwise or; logical or of truth values.</summary>
        public Tensor bitwise_or(Tensor other) => Ops.bitwise_or_Tensor.Binary(this, other);

        /// <summary>Bitwise or; logical or of truth values, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_or_(Tensor other) => Ops.bitwise_or__Tensor.Binary(this, other);

        /// <summary>Bitwise exclusive or.</summary>
        public Tensor bitwise_xor(Tensor other) => Ops.bitwise_xor_Tensor.Binary(this, other);

        /// <summary>Bitwise exclusive or, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_xor_(Tensor other) => Ops.bitwise_xor__Tensor.Binary(this, other);

        /// <summary>Bitwise not; logical not of truth values.</summary>
        public Tensor bitwise_not() => Ops.bitwise_not.Unary(this);

        /// <summary>Bitwise not; logical not of truth values, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bitwise_not_() => Ops.bitwise_not_.Unary(this);
    }
}
