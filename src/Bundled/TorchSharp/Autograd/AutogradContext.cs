using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function's forward leaves for its backward.</summary>
        public unsafe class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private readonly object _lock = new();
            private IntPtr _node;

            internal AutogradContext()
            {
            }

            internal List<Tensor> Saved { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            /// <summary>Whether backward gets zeros for an output that has no gradient.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            /// <summary>Keeps tensors, inputs or outputs of forward or others, for backward. Call it once, in forward.</summary>
            public void save_for_backward(List<Tensor> tensors) => Saved = tensors;

            /// <summary>Keeps anything but a tensor for backward.</summary>
            /// <exception cref="ArgumentException">
            /// The value is a tensor: it would escape the checks of save_for_backward.
            /// </exception>
            public void save_data(string key, object value) => _data[key] = value is Tensor
                ? throw new ArgumentException("save_data: keep tensors with save_for_backward.", nameof(value))
                : value;

            /// <summary>What save_data kept under a name, or null.</summary>
            public object? get_data(string key) => _data.GetValueOrDefault(key);

            /// <summary>Says which inputs forward changed in place; it must return them too.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = tensors.ToList();

            /// <summary>Says which outputs have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = tensors.ToList();

            /// <summary>
            /// Sets whether backward gets zeros (the default) or an invalid tensor for an output that has no gradient.
            /// </summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>The tensors that save_for_backward kept, in order, as new handles.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">
            /// One was changed in place since, or a backward without retain_graph has released them.
            /// </exception>
            /// <exception cref="InvalidOperationException">The graph is gone.</exception>
            public List<Tensor> get_saved_variables()
            {
                lock (_lock)
                {
                    if (_node == IntPtr.Zero)
                        throw new InvalidOperationException("get_saved_variables: there is no graph to read from: it was released, or forward has not ended.");
                    var handles = new IntPtr[Saved.Count];
                    fixed (IntPtr* p = handles)
                        Failure.Check(Native.FunctionSaved(_node, p));
                    return handles.Select(h => h == IntPtr.Zero ? null! : new Tensor(h)).ToList();
                }
            }

            /// <summary>Does nothing: what was saved belongs to the graph. It is there because the API has it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Does nothing: what was saved belongs to the graph.</summary>
            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>Ties the context to its node, which now keeps the saved tensors, or unties it.</summary>
            internal void Attach(IntPtr node)
            {
                lock (_lock)
                {
                    _node = node;
                    Saved = Enumerable.Repeat<Tensor>(null!, Saved.Count).ToList();
                    Dirty = [];
                    NonDifferentiable = [];
                }
            }
        }
    }
}
