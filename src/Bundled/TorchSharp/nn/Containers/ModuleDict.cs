using System.Collections;
using System.Collections.Generic;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Modules by name, in the order in which they were added, as a part of the module that has them in a field.
    /// </summary>
    /// <typeparam name="T">The type of the modules.</typeparam>
    public class ModuleDict<T> : nn.Module, IEnumerable<(string, T)> where T : nn.Module
    {
        private readonly OrderedDictionary<string, T> _entries = [];
        private bool _registered;

        /// <summary>Makes an empty dictionary.</summary>
        public ModuleDict() : base(nameof(ModuleDict<T>)) { }

        /// <summary>Registers the modules by their names; what is added later is not seen.</summary>
        protected override void RegisterComponents()
        {
            if (_registered)
            {
                return;
            }
            foreach (var (key, module) in _entries)
            {
                register_module(key, module);
            }
            _registered = true;
        }

        /// <summary>The module of a name.</summary>
        /// <param name="key">The name.</param>
        public T this[string key] { get => _entries[key]; set => _entries[key] = value; }

        /// <summary>The name and the module at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        public (string, T) this[int index]
        {
            get
            {
                var entry = _entries.GetAt(index);
                return (entry.Key, entry.Value);
            }
            set => _entries.SetAt(index, value.Item1, value.Item2);
        }

        /// <summary>How many modules there are.</summary>
        public int Count => _entries.Count;

        /// <summary>The names in order.</summary>
        public ICollection<string> Keys => _entries.Keys;

        /// <summary>The modules in order.</summary>
        public ICollection<T> Values => _entries.Values;

        /// <summary>The names in order.</summary>
        public IEnumerable<string> keys() => _entries.Keys;

        /// <summary>The modules in order.</summary>
        public IEnumerable<T> values() => _entries.Values;

        /// <summary>Adds a module.</summary>
        /// <param name="item">Its name, which must be new, and the module.</param>
        public void Add((string, T) item) => _entries.Add(item.Item1, item.Item2);

        /// <summary>Adds a module.</summary>
        /// <param name="key">Its name, which must be new.</param>
        /// <param name="value">The module.</param>
        public void Add(string key, T value) => _entries.Add(key, value);

        /// <summary>Takes a module out and says whether it was there.</summary>
        /// <param name="key">Its name.</param>
        public bool Remove(string key) => _entries.Remove(key);

        /// <summary>Takes all modules out.</summary>
        public void clear() => _entries.Clear();

        /// <summary>Whether there is a module of that name.</summary>
        /// <param name="key">The name.</param>
        public bool ContainsKey(string key) => _entries.ContainsKey(key);

        /// <summary>Goes through the names and modules in order.</summary>
        public IEnumerator<(string, T)> GetEnumerator()
        {
            foreach (var (key, module) in _entries)
            {
                yield return (key, module);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules by name as a part of the module that has them in a field.</summary>
            /// <param name="modules">The names and the modules.</param>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Modules by name as a part of the module that has them in a field.</summary>
            /// <param name="modules">The names and the modules.</param>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var result = new ModuleDict<T>();
                foreach (var module in modules)
                {
                    result.Add(module);
                }
                return result;
            }
        }
    }
}
