using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters and saved buffers by their dotted names: the tensors themselves, not copies.</summary>
            /// <param name="destination">A dictionary to add them to; null (the default) for a new one.</param>
            /// <param name="prefix">What to put before each name, without the dot.</param>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
                foreach (var (key, parameter) in named_parameters(recurse: false))
                {
                    destination.TryAdd(Key(key), parameter);
                }
                foreach (var (key, buffer) in named_buffers(recurse: false, include_nonpersistent: false))
                {
                    destination.TryAdd(Key(key), buffer);
                }
                foreach (var (key, child) in named_children())
                {
                    child.state_dict(destination, Key(key));
                }
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <param name="source">The values by dotted name, of the same shapes.</param>
            /// <param name="strict">Whether a missing or surplus name is an error; true by default.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that the source lacks, and those that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">The names differ and <paramref name="strict"/> is set;
            /// nothing was copied.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                skip ??= [];
                var destination = state_dict();
                var unexpected = source.Keys.Where(key => !skip.Contains(key) && !destination.ContainsKey(key)).ToList();
                var missing = destination.Keys.Where(key => !skip.Contains(key) && !source.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The loaded state_dict is not identical to the target dictionary: {GetName()} misses [{string.Join(", ", missing)}] "
                        + $"and does not know [{string.Join(", ", unexpected)}].");
                }
                using var off = no_grad();
                using var scope = NewDisposeScope();
                foreach (var (key, value) in source)
                {
                    if (!skip.Contains(key) && destination.TryGetValue(key, out var target))
                    {
                        CheckSameShape(key, target, value);
                        target.copy_(value);
                    }
                }
                return (missing, unexpected);
            }

            private static void CheckSameShape(string key, Tensor target, Tensor value)
            {
                if (!target.shape.AsSpan().SequenceEqual(value.shape))
                {
                    throw new ArgumentException(
                        $"load_state_dict: '{key}' is ({string.Join(", ", target.shape)}) in the module and ({string.Join(", ", value.shape)}) "
                        + "in the source: make the module as the one that was saved.", nameof(value));
                }
            }

            /// <summary>Saves all parameters and buffers to a file in TorchSharp's own format.</summary>
            /// <param name="location">The file, which is replaced.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Saves all parameters and buffers to a stream in TorchSharp's own format, and closes it.</summary>
            /// <param name="stream">Where to write.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Saves all parameters and buffers in TorchSharp's own format.</summary>
            /// <param name="writer">Where to write.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>
            /// Writes tensors by name in TorchSharp's own format: how many, then each name, type, shape and values.
            /// </summary>
            /// <param name="writer">Where to write.</param>
            /// <param name="sd">The tensors.</param>
            /// <param name="skip">Names to leave out.</param>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Write7BitEncodedInt64(entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            /// <summary>Loads what <see cref="save(string, IList{string})"/> wrote.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether a missing or surplus name is an error; true by default.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">When given, gets each name in the file and whether the module has it.</param>
            /// <returns>This module.</returns>
            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>?
                loadedParameters = null)
            {
                if (!File.Exists(location))
                {
                    throw new FileNotFoundException($"There is no file '{location}' to load {GetName()} from.", location);
                }
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Loads what <see cref="save(Stream, IList{string})"/> wrote, and closes the stream.</summary>
            /// <param name="stream">Where to read.</param>
            /// <param name="strict">Whether a missing or surplus name is an error; true by default.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">When given, gets each name in the file and whether the module has it.</param>
            /// <returns>This module.</returns>
            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters
                = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Loads what <see cref="save(BinaryWriter, IList{string})"/> wrote.</summary>
            /// <param name="reader">Where to read.</param>
            /// <param name="strict">Whether a missing or surplus name is an error; true by default.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">When given, gets each name in the file and whether the module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">The names, types or shapes differ from the module's.</exception>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>?
                loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                skip ??= [];
                var destination = state_dict();
                var count = reader.Read7BitEncodedInt64();
                if (strict && count != destination.Count)
                {
                    throw new ArgumentException(
                        $"Mismatched state_dict sizes: expected {destination.Count}, but found {count} entries.", nameof(reader));
                }
                for (long entry = 0; entry < count; entry++)
                {
                    var key = reader.ReadString();
                    var found = destination.TryGetValue(key, out var target);
                    if (!found && strict)
                    {
                        throw new ArgumentException(
                            $"Mismatched module state names: {GetName()} does not have a parameter or buffer named '{key}'.",
                            nameof(reader));
                    }
                    if (found && !skip.Contains(key))
                    {
                        target!.Load(reader);
                    }
                    else
                    {
                        TensorExtensionMethods.Load(reader).Dispose();
                    }
                    loadedParameters?.Add(key, found);
                }
                return this;
            }
        }
    }
}
