using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// An empty chain, to which modules are added by
        /// <see cref="Modules.Sequential.append(IModule{Tensor, Tensor})"/>.
        /// </summary>
        public static Sequential Sequential() => new();

        /// <summary>A chain of named modules: the output of each is the input of the next.</summary>
        /// <param name="modules">The names and the modules in order.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules)
            => Chain(modules);

        /// <summary>A chain of modules named 0, 1, 2, …: the output of each is the input of the next.</summary>
        /// <param name="modules">The modules in order.</param>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Chain(modules);

        /// <summary>A chain of named modules: the output of each is the input of the next.</summary>
        /// <param name="modules">The names and the modules in order.</param>
        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules)
            => Chain(modules.Select(pair => (pair.Item1, pair.Item2)));

        /// <summary>A chain of named modules: the output of each is the input of the next.</summary>
        /// <param name="modules">The names and the modules in order.</param>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
            => Chain(modules);

        /// <summary>A chain of named modules: the output of each is the input of the next.</summary>
        /// <param name="modules">The names and the modules in order.</param>
        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules)
            => Chain(modules.Select(pair => (pair.Item1, pair.Item2)));

        /// <summary>A chain of modules named 0, 1, 2, …: the output of each is the input of the next.</summary>
        /// <param name="modules">The modules in order.</param>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => Chain(modules);

        private static Sequential Chain(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
            => modules.Aggregate(new Sequential(), (chain, link) => chain.append(link.name, link.submodule));

        private static Sequential Chain(IEnumerable<Module<Tensor, Tensor>> modules)
            => modules.Aggregate(new Sequential(), (chain, link) => chain.append(link));
    }
}
