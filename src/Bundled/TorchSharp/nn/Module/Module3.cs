using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something that can be called like a module with three inputs.</summary>
        /// <typeparam name="T1">The type of the first input.</typeparam>
        /// <typeparam name="T2">The type of the second input.</typeparam>
        /// <typeparam name="T3">The type of the third input.</typeparam>
        /// <typeparam name="TResult">The type of the output.</typeparam>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Computes the output.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            /// <returns>The output.</returns>
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module with three inputs: define <see cref="forward"/>, call <see cref="call"/>.</summary>
        /// <typeparam name="T1">The type of the first input.</typeparam>
        /// <typeparam name="T2">The type of the second input.</typeparam>
        /// <typeparam name="T3">The type of the third input.</typeparam>
        /// <typeparam name="TResult">The type of the output.</typeparam>
        public abstract class Module<T1, T2, T3, TResult>
            : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>,
                IModule<T1, T2, T3, TResult>
        {
            /// <summary>Makes a module without components, in training mode.</summary>
            /// <param name="name">What <see cref="Module.GetName"/> returns; by custom the name of the type.</param>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes; call it through <see cref="call"/>, which runs the hooks as well.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            /// <returns>The output.</returns>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Computes the output, with the hooks before and after.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            /// <returns>The output.</returns>
            public TResult call(T1 input1, T2 input2, T3 input3)
                => ActiveHooks is { } hooks ? CallHooked(hooks, input1, input2, input3) : forward(input1, input2, input3);

            private TResult CallHooked(Hooks hooks, T1 input1, T2 input2, T3 input3)
            {
                foreach (var hook in hooks.ModuleBefore.Values)
                {
                    hook(this);
                }
                foreach (var hook in hooks.Before.Values)
                {
                    if (hook(this, input1, input2, input3) is { } changed)
                    {
                        (input1, input2, input3) = changed;
                    }
                }
                var result = forward(input1, input2, input3);
                foreach (var hook in hooks.After.Values)
                {
                    if (hook(this, input1, input2, input3, result) is { } changed)
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
