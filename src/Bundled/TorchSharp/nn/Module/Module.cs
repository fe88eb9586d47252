using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks: modules, their parameters, and the functions that they are made of.</summary>
    public static partial class nn
    {
        /// <summary>
        /// A part of a network that owns parameters, buffers and further modules, and carries them along when it is
        /// moved, saved, switched between training and evaluation, or disposed.
        /// </summary>
        /// <remarks>
        /// Derive from <see cref="Module{T, TResult}"/> (one input) or its siblings, keep the layers in fields, and call
        /// <see cref="RegisterComponents"/> at the end of the constructor: the fields' names become the keys of
        /// <see cref="state_dict"/>.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> _submodules = [];
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor tensor, bool persistent)> _buffers = [];
            private bool _training = true;
            private bool _componentsRegistered;
            private bool _disposed;

            /// <summary>The name given at construction.</summary>
            protected string? name;

            /// <summary>Makes a module without components, in training mode.</summary>
            /// <param name="name">What <see cref="GetName"/> returns; by custom the name of the type.</param>
            protected Module(string name) => this.name = name;

            /// <summary>
            /// Whether the module is in training mode, in which dropout drops and batch normalisation adapts; true at
            /// first.
            /// </summary>
            public virtual bool training => _training;

            /// <summary>Switches this module and all within it between training and evaluation.</summary>
            /// <param name="train">True for training (the default), false for evaluation.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children())
                {
                    child.train(train);
                }
            }

            /// <summary>Switches this module and all within it to evaluation: <c>train(false)</c>.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls a function on every module within, innermost first, and last on this one.</summary>
            /// <param name="fn">What to do with each module, such as setting its initial weights.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var (_, child) in named_children())
                {
                    child.apply(fn);
                }
                fn(this);
                return this;
            }

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">True (the default) to drop the gradients' memory, false to fill them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var (_, parameter) in named_parameters())
                {
                    using var grad = parameter.grad;
                    if (grad is null)
                    {
                        continue;
                    }
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        grad.zero_().Dispose();
                    }
                }
            }

            /// <summary>The module's name: the one given at construction, or else that of its type.</summary>
            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Frees the memory of all parameters and buffers of this module and of those within it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the parameters, the buffers and the modules within; a second call does nothing.</summary>
            /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }
                _disposed = true;
                foreach (var (_, (tensor, _)) in _buffers)
                {
                    tensor.Dispose();
                }
                foreach (var (_, parameter) in _parameters)
                {
                    parameter.Dispose();
                }
                foreach (var (_, child) in named_children())
                {
                    child.Dispose();
                }
            }
        }
    }
}
