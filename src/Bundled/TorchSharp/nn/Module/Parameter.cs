using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module owns and an optimiser trains.</summary>
    public class Parameter : Tensor
    {
        /// <summary>
        /// Makes a parameter of a tensor, which is used up: the parameter takes its memory and its place in the dispose
        /// scope.
        /// </summary>
        /// <param name="data">The values; a leaf of the graph.</param>
        /// <param name="requires_grad">Whether autograd is to track it; true by default.</param>
        public Parameter(Tensor data, bool requires_grad = true) : this(Move(data, requires_grad)) { }

        private Parameter((IntPtr handle, DisposeScope? scope) moved) : base(moved.handle, register: false)
            => moved.scope?.Attach(this);

        private static (IntPtr, DisposeScope?) Move(Tensor data, bool requires_grad)
        {
            ArgumentNullException.ThrowIfNull(data);
            var scope = data.OwningDisposeScope;
            data.requires_grad = requires_grad;
            return (data.MoveHandle(), scope);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a parameter of a tensor, which is used up.</summary>
            /// <param name="data">The values; a leaf of the graph.</param>
            /// <param name="requires_grad">Whether autograd is to track it; true by default.</param>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
