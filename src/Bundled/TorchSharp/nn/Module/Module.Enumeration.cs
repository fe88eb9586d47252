using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names, each once, in the order of registration.</summary>
            /// <param name="recurse">True (the default) for those of the modules within as well.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (key, parameter) in _parameters)
                {
                    if (seen.Add(parameter))
                    {
                        yield return (key, parameter);
                    }
                }
                if (!recurse)
                {
                    yield break;
                }
                foreach (var (prefix, child) in named_children())
                {
                    foreach (var (key, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter))
                        {
                            yield return ($"{prefix}.{key}", parameter);
                        }
                    }
                }
            }

            /// <summary>The parameters, each once, in the order of registration.</summary>
            /// <param name="recurse">True (the default) for those of the modules within as well.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
                => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>The buffers with their dotted names, each once, in the order of registration.</summary>
            /// <param name="recurse">True (the default) for those of the modules within as well.</param>
            /// <param name="include_nonpersistent">True (the default) for those that are not saved as well.</param>
            public virtual IEnumerable<(
                string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (key, (buffer, persistent)) in _buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(buffer))
                    {
                        yield return (key, buffer);
                    }
                }
                if (!recurse)
                {
                    yield break;
                }
                foreach (var (prefix, child) in named_children())
                {
                    foreach (var (key, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer))
                        {
                            yield return ($"{prefix}.{key}", buffer);
                        }
                    }
                }
            }

            /// <summary>The buffers, each once, in the order of registration.</summary>
            /// <param name="recurse">True (the default) for those of the modules within as well.</param>
            /// <param name="include_nonpersistent">True (the default) for those that are not saved as well.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
                => named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            /// <summary>The modules directly within this one, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children()
                => _submodules.Select(entry => (entry.Key, entry.Value));

            /// <summary>
            /// All modules within this one at any depth, with their dotted names: the children first, then what is
            /// within each.
            /// </summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                {
                    yield return child;
                }
                foreach (var (prefix, child) in named_children())
                {
                    foreach (var (key, module) in child.named_modules())
                    {
                        yield return ($"{prefix}.{key}", module);
                    }
                }
            }

            /// <summary>All modules within this one at any depth.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>The modules directly within this one.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(entry => entry.module);

            /// <summary>Whether a buffer of that dotted name exists.</summary>
            /// <param name="target">Such as <c>encoder.norm.running_mean</c>.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Whether a parameter of that dotted name exists.</summary>
            /// <param name="target">Such as <c>encoder.linear1.weight</c>.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of a dotted name, or null.</summary>
            /// <param name="target">Such as <c>encoder.norm.running_mean</c>.</param>
            public virtual Tensor? get_buffer(string target)
                => Walk(target, out var leaf) is { } module && module._buffers.TryGetValue(leaf,
                    out var entry) ? entry.tensor : null;

            /// <summary>The parameter of a dotted name, or null.</summary>
            /// <param name="target">Such as <c>encoder.linear1.weight</c>.</param>
            public virtual Parameter? get_parameter(string target)
                => Walk(target, out var leaf) is { } module && module._parameters.TryGetValue(leaf,
                    out var parameter) ? parameter : null;

            /// <summary>The module that a dotted name leads to, and what is left of the name; null when there is none.</summary>
            private Module? Walk(string target, out string leaf)
            {
                var module = this;
                var path = target.Split('.');
                for (var level = 0; level < path.Length - 1 && module is not null; level++)
                {
                    module = module.named_children().FirstOrDefault(child => child.name == path[level]).module;
                }
                leaf = path[^1];
                return module;
            }
        }
    }
}
