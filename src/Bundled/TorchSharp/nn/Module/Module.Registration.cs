using System;
using System.Collections.Generic;
using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private const BindingFlags InstanceFields =
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

            /// <summary>
            /// Finds the parameters, buffers and modules among the fields and registers each by its field's name
            /// (or that of a <see cref="ComponentNameAttribute"/>); call it at the end of the constructor.
            /// </summary>
            /// <remarks>Components that are registered already, and a second call, change nothing.</remarks>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                {
                    return;
                }
                foreach (var field in ComponentFields())
                {
                    var component = field.ComponentName();
                    if (_submodules.ContainsKey(component) || _parameters.ContainsKey(component) || _buffers.ContainsKey(component))
                    {
                        continue;
                    }
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(component, module);
                            break;
                        case Parameter parameter:
                            register_parameter(component, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(component, tensor);
                            break;
                    }
                }
                _componentsRegistered = true;
            }

            /// <summary>
            /// The fields of the type and of its bases, most derived first, a hidden name once. The layers of this assembly
            /// register their parameters themselves, by PyTorch's names, so their fields do not count.
            /// </summary>
            private IEnumerable<FieldInfo> ComponentFields()
            {
                var seen = new HashSet<string>();
                for (var type = GetType(); type is not null && type.Assembly != typeof(Module).Assembly; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(InstanceFields))
                    {
                        if (seen.Add(field.Name))
                        {
                            yield return field;
                        }
                    }
                }
            }

            /// <summary>Adds a buffer: a tensor that is saved and moved with the module but not trained.</summary>
            /// <param name="name">Its key in <see cref="state_dict"/>.</param>
            /// <param name="tensor">The buffer.</param>
            /// <param name="persistent">Whether it is saved with the module.</param>
            /// <exception cref="ArgumentNullException">The tensor is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null)
                {
                    throw new ArgumentNullException(nameof(tensor), "A null tensor cannot be registered as a buffer.");
                }
                if (!_buffers.TryAdd(name, (tensor, persistent)))
                {
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
                }
            }

            /// <summary>Adds a parameter.</summary>
            /// <param name="name">Its key in <see cref="state_dict"/>.</param>
            /// <param name="param">The parameter.</param>
            /// <exception cref="ArgumentNullException">The parameter is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null)
                {
                    throw new ArgumentNullException(nameof(param), "A null tensor cannot be registered as a parameter.");
                }
                if (!_parameters.TryAdd(name, param))
                {
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                }
            }

            /// <summary>Adds a module: the same as <see cref="register_module"/>.</summary>
            /// <param name="name">Its name within this one, without a dot.</param>
            /// <param name="module">The module.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a module, registering its components first; null takes the one of that name away.</summary>
            /// <param name="name">Its name within this one, without a dot.</param>
            /// <param name="submodule">The module.</param>
            /// <exception cref="ArgumentException">The name is empty or has a dot in it.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name))
                {
                    throw new ArgumentException("A module's name can't be empty.", nameof(name));
                }
                if (name.Contains('.'))
                {
                    throw new ArgumentException(
                        $"A module's name can't contain '.', which separates levels; got '{name}'.", nameof(name));
                }
                submodule.RegisterComponents();
                if (!_submodules.TryAdd(name, submodule))
                {
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                }
            }

            /// <summary>Sets the parameter of a name, adds it when new, and takes it away when null.</summary>
            /// <param name="name">Its key in <see cref="state_dict"/>.</param>
            /// <param name="value">The parameter or null.</param>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                }
                else
                {
                    _parameters[name] = value;
                }
            }

            /// <summary>Sets the buffer of a name, adds it when new, and takes it away when null.</summary>
            /// <param name="name">Its key in <see cref="state_dict"/>.</param>
            /// <param name="value">The buffer or null.</param>
            /// <param name="persistent">Whether it is saved with the module.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                }
                else
                {
                    _buffers[name] = (value, persistent);
                }
            }

            /// <summary>
            /// Puts a built-in layer's parameter in place: out of every dispose scope, registered, the one before it
            /// freed.
            /// </summary>
            internal void Own(ref Parameter? slot, Parameter? value, string name)
            {
                if (ReferenceEquals(slot, value))
                {
                    return;
                }
                slot?.Dispose();
                slot = value;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(name, value);
            }
        }
    }
}
