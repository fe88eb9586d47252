using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Automatic differentiation.</summary>
    public static unsafe partial class autograd
    {
        /// <summary>The gradients of outputs with respect to inputs; the leaves' grad is left alone.</summary>
        /// <param name="outputs">What is differentiated: scalars, or tensors with grad_outputs.</param>
        /// <param name="inputs">What it is differentiated by.</param>
        /// <param name="grad_outputs">The gradients of the loss with respect to the outputs; not needed for scalars.</param>
        /// <param name="retain_graph">Whether to keep the graph for another pass.</param>
        /// <param name="create_graph">Whether the gradients get a history too, for higher derivatives.</param>
        /// <param name="allow_unused">Whether an input may have no part in the outputs; its gradient is then null.</param>
        /// <returns>One gradient for each input, of its shape.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">
        /// An output has no history, or an input no part in it.
        /// </exception>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            IntPtr[] o = Handles(outputs), i = Handles(inputs), g = Handles(grad_outputs), results = new IntPtr[inputs.Count];
            fixed (IntPtr* po = o, pi = i, pg = g, pr = results)
                Failure.Check(Native.Gradients(po, o.Length, pi, i.Length, pg, g.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, pr));
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return results.Select(h => h == IntPtr.Zero ? null! : new Tensor(h)).ToList();
        }

        /// <summary>Adds the gradients of tensors to the grad of the leaves that they were computed from.</summary>
        /// <param name="tensors">What is differentiated: scalars, or tensors with grad_tensors.</param>
        /// <param name="grad_tensors">The gradients of the loss with respect to the tensors; not needed for scalars.</param>
        /// <param name="retain_graph">Whether to keep the graph for another pass; by default when create_graph.</param>
        /// <param name="create_graph">Whether the gradients get a history too, for higher derivatives.</param>
        /// <param name="inputs">The leaves to compute gradients for; all by default.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">
        /// A tensor has no history, or is no scalar and has no gradient given.
        /// </exception>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            IntPtr[] t = Handles(tensors), g = Handles(grad_tensors), i = Handles(inputs);
            fixed (IntPtr* pt = t, pg = g, pi = i)
                Failure.Check(Native.Backward(pt, t.Length, pg, g.Length, (retain_graph ?? create_graph) ? 1 : 0, create_graph ? 1 : 0, pi, i.Length));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <summary>Adds the gradient of a tensor to the grad of the leaves that it was computed from.</summary>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward(new[] { tensor }, grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Adds the gradient of a tensor to the grad of the leaves that it was computed from.</summary>
        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward(new[] { tensor }, new[] { grad_tensor }, retain_graph, create_graph, inputs);

        private static IntPtr[] Handles(IEnumerable<Tensor?>? tensors) =>
            tensors is null ? [] : tensors.Select(t => t is null ? IntPtr.Zero : t.Handle).ToArray();
    }
}
