using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something that can be called like a module with one input.</summary>
        /// <typeparam name="T">The type of the input.</typeparam>
        /// <typeparam name="TResult">The type of the output.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Computes the output.</summary>
            /// <param name="input">The input.</param>
            /// <returns>The output.</returns>
            TResult call(T input);
        }

        /// <summary>A module with one input: define <see cref="forward"/>, call <see cref="call"/>.</summary>
        /// <typeparam name="T">The type of the input.</typeparam>
        /// <typeparam name="TResult">The type of the output.</typeparam>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>,
                IModule<T, TResult>
        {
            /// <summary>Makes a module without components, in training mode.</summary>
            /// <param name="name">What <see cref="Module.GetName"/> returns; by custom the name of the type.</param>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes; call it through <see cref="call"/>, which runs the hooks as well.</summary>
            /// <param name="input">The input.</param>
            /// <returns>The output.</returns>
            public abstract TResult forward(T input);

            /// <summary>Computes the output, with the hooks before and after.</summary>
            /// <param name="input">The input.</param>
            /// <returns>The output.</returns>
            public TResult call(T input) => ActiveHooks is { } hooks ? CallHooked(hooks, input) : forward(input);

            private TResult CallHooked(Hooks hooks, T input)
            {
                foreach (var hook in hooks.ModuleBefore.Values)
                {
                    hook(this);
                }
                foreach (var hook in hooks.Before.Values)
                {
                    if (hook(this, input) is { } changed)
                    {
                        input = changed;
                    }
                }
                var result = forward(input);
                foreach (var hook in hooks.After.Values)
                {
                    if (hook(this, input, result) is { } changed)
                    {
                        result = changed;
                    }
                }
                foreach (var hook in hooks.ModuleAfter.Values)
                {
                    hook(this);
                }
                return result;
            }
        }
    }
}
