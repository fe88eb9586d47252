using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element by element: sums, products, quotients. Shapes broadcast; types promote.
    public partial class Tensor
    {
        /// <summary>Sum, element by element; shapes broadcast.</summary>
        public Tensor add(Tensor target) => Ops.add_Tensor.Binary(this, target);

        /// <summary>Sum, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Tensor target) => Ops.add__Tensor.Binary(this, target);

        /// <summary>This plus alpha times the other, element by element; shapes broadcast.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Ops.add_Tensor.Call(this, target, alpha);

        /// <summary>This plus alpha times the other, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Tensor target, Scalar alpha) => Ops.add__Tensor.Call(this, target, alpha);

        /// <summary>Adds a number to each element.</summary>
        public Tensor add(Scalar scalar) => Ops.add_Scalar.Call(this, scalar);

        /// <summary>Adds a number to each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Scalar scalar) => Ops.add__Scalar.Call(this, scalar);

        /// <summary>Adds alpha times a number to each element.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Ops.add_Scalar.Call(this, scalar, alpha);

        /// <summary>Adds alpha times a number to each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.add__Scalar.Call(this, scalar, alpha);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public Tensor sub(Tensor target) => Ops.sub_Tensor.Binary(this, target);

        /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sub_(Tensor target) => Ops.sub__Tensor.Binary(this, target);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <summary>Takes a number from each element.</summary>
        public Tensor sub(Scalar target) => Ops.sub_Scalar.Call(this, target);

        /// <summary>Takes a number from each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sub_(Scalar target) => Ops.sub__Scalar.Call(this, target);

        /// <summary>Takes a number from each element.</summary>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>Takes a number from each element, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public Tensor mul(Tensor target) => Ops.mul_Tensor.Binary(this, target);

        /// <summary>Product, element by element; shapes broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor mul_(Tensor target) => Ops.mul__Tensor.Binary(this, target);

        /// <summary>Multiplies each element with a number.</summary>
        public Tensor mul(Scalar target) => Ops.mul_Scalar.Call(this, target);

        /// <summary>Multiplies each element with a number, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor mul_(Scalar target) => Ops.mul__Scalar.Call(this, target);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>Multiplies each element with a number.</summary>
        public Tensor multiply(Scalar target) => mul(target);
    }
}
