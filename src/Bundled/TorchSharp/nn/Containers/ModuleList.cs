using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// A list of modules that counts as a part of the module that has it in a field; their names are 0, 1, 2, ….
    /// </summary>
    /// <typeparam name="T">The type of the modules.</typeparam>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        private readonly List<T> _list;
        private bool _registered;

        /// <summary>Makes a list of modules.</summary>
        /// <param name="modules">The modules in order.</param>
        public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => _list = [.. modules];

        /// <summary>Registers the modules by their places; what is added later is not seen.</summary>
        protected override void RegisterComponents()
        {
            if (_registered)
            {
                return;
            }
            for (var place = 0; place < _list.Count; place++)
            {
                register_module(place.ToString(CultureInfo.InvariantCulture), _list[place]);
            }
            _registered = true;
        }

        /// <summary>The module at a place.</summary>
        /// <param name="index">Its place, from 0.</param>
        public T this[int index] { get => _list[index]; set => _list[index] = value; }

        /// <summary>How many modules there are.</summary>
        public int Count => _list.Count;

        /// <summary>False: modules may be added.</summary>
        public bool IsReadOnly => false;

        /// <summary>Adds a module at the end.</summary>
        /// <param name="item">The module.</param>
        public void Add(T item) => _list.Add(item);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="parameters">The modules.</param>
        public void append(params T[] parameters) => _list.AddRange(parameters);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="modules">The modules.</param>
        public void extend(IEnumerable<T> modules) => _list.AddRange(modules);

        /// <summary>Takes all modules out.</summary>
        public void Clear() => _list.Clear();

        /// <summary>Whether a module is in the list.</summary>
        /// <param name="item">The module.</param>
        public bool Contains(T item) => _list.Contains(item);

        /// <summary>Copies the modules to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where the first one goes.</param>
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <summary>Goes through the modules in order.</summary>
        public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The place of a module, or -1.</summary>
        /// <param name="item">The module.</param>
        public int IndexOf(T item) => _list.IndexOf(item);

        /// <summary>Puts a module at a place.</summary>
        /// <param name="index">The place.</param>
        /// <param name="item">The module.</param>
        public void Insert(int index, T item) => _list.Insert(index, item);

        /// <summary>Takes a module out and says whether it was there.</summary>
        /// <param name="item">The module.</param>
        public bool Remove(T item) => _list.Remove(item);

        /// <summary>Takes the module at a place out.</summary>
        /// <param name="index">The place.</param>
        public void RemoveAt(int index) => _list.RemoveAt(index);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules that counts as a part of the module that has it in a field.</summary>
            /// <param name="modules">The modules in order.</param>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>A list of modules that counts as a part of the module that has it in a field.</summary>
            /// <param name="modules">The modules in order.</param>
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}
