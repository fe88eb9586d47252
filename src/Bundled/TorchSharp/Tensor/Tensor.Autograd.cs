using System;
using System.Collections.Generic;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Automatic differentiation.
    public unsafe partial class Tensor
    {
        /// <summary>Whether gradients with respect to this tensor are wanted.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">
        /// Set on a tensor of integers, or taken from one that has a history.
        /// </exception>
        public bool requires_grad
        {
            get => Read(Native.RequiresGrad(Handle)) != 0;
            set
            {
                Failure.Check(Native.SetRequiresGrad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        /// <summary>Whether the tensor has no history: it was made by the user, or needs no gradient.</summary>
        public bool is_leaf => Read(Native.IsLeaf(Handle)) != 0;

        /// <summary>
        /// The gradient that backward has left here, as a new handle; null when there is none. Setting replaces it.
        /// </summary>
        public Tensor? grad
        {
            get
            {
                var h = Native.Grad(Handle);
                GC.KeepAlive(this);
                return h == IntPtr.Zero ? null : new Tensor(h);
            }
            set
            {
                Failure.Check(Native.SetGrad(Handle, value is null ? IntPtr.Zero : value.Handle));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Asks for gradients, or not, in place.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Asks for gradients, or not, in place.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Makes backward keep the gradient of this tensor, though it is no leaf.</summary>
        public void retain_grad()
        {
            Failure.Check(Native.RetainGrad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Adds this scalar's gradient to the grad of every leaf that it was computed from.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">
        /// The tensor is no scalar, or has no history.
        /// </exception>
        public void backward() => autograd.backward(new[] { this });

        /// <summary>Adds this tensor's gradient to the grad of leaves.</summary>
        /// <param name="grad_tensors">The gradient of the loss with respect to this tensor; not needed for a scalar.</param>
        /// <param name="retain_graph">Whether to keep the graph for another backward.</param>
        /// <param name="create_graph">Whether the gradients get a history too, for higher derivatives.</param>
        /// <param name="inputs">The leaves to compute gradients for; all by default.</param>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            autograd.backward(new[] { this }, grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>
        /// Makes this tensor hold another one's elements, type and device, and stay the same to all who hold it.
        /// </summary>
        internal void SetData(Tensor other)
        {
            Failure.Check(Native.SetData(Handle, other.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(other);
        }

        internal Tensor Tracked(bool requires_grad)
        {
            if (requires_grad)
                this.requires_grad = true;
            return this;
        }
    }
}
