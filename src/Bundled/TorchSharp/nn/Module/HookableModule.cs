using System;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that calls functions before and after its own <c>forward</c>.</summary>
        /// <typeparam name="TPreHook">A function of the module and its inputs that may return other inputs.</typeparam>
        /// <typeparam name="TPostHook">A function of the module, its inputs and its output that may return another
        /// output.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : Delegate
            where TPostHook : Delegate
        {
            private Hooks? _hooks;

            /// <summary>Makes a module without hooks.</summary>
            /// <param name="name">What <see cref="Module.GetName"/> returns.</param>
            protected HookableModule(string name) : base(name) { }

            /// <summary>The hooks, or null when there are none, which is the fast path of every call.</summary>
            private protected Hooks? ActiveHooks => _hooks;

            /// <summary>
            /// Calls a function after each <c>forward</c>; what it returns takes the place of the output unless it is
            /// null.
            /// </summary>
            /// <param name="hook">The function.</param>
            /// <returns>An object that takes the hook off again.</returns>
            public HookRemover register_forward_hook(TPostHook hook) => Add(hooks => hooks.After, hook);

            /// <summary>
            /// Calls a function before each <c>forward</c>; what it returns takes the place of the inputs unless it is
            /// null.
            /// </summary>
            /// <param name="hook">The function.</param>
            /// <returns>An object that takes the hook off again.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(hooks => hooks.Before, hook);

            /// <summary>Calls a function of the module after each <c>forward</c>.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>An object that takes the hook off again.</returns>
            public HookRemover register_forward_hook(Action<Module> hook) => Add(hooks => hooks.ModuleAfter, hook);

            /// <summary>Calls a function of the module before each <c>forward</c>.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>An object that takes the hook off again.</returns>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(hooks => hooks.ModuleBefore, hook);

            private HookRemover Add<THook>(Func<Hooks, OrderedDictionary<string, THook>> list, THook hook)
            {
                var key = Guid.NewGuid().ToString();
                list(_hooks ??= new Hooks()).Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                if (_hooks is { } hooks && hooks.Remove(key))
                {
                    _hooks = null;
                }
            }

            /// <summary>The four lists of hooks.</summary>
            private protected sealed class Hooks
            {
                public readonly OrderedDictionary<string, TPreHook> Before = [];
                public readonly OrderedDictionary<string, TPostHook> After = [];
                public readonly OrderedDictionary<string, Action<Module>> ModuleBefore = [];
                public readonly OrderedDictionary<string, Action<Module>> ModuleAfter = [];

                /// <summary>Takes a hook off and says whether none is left.</summary>
                public bool Remove(string key)
                {
                    Before.Remove(key);
                    After.Remove(key);
                    ModuleBefore.Remove(key);
                    ModuleAfter.Remove(key);
                    return Before.Count + After.Count + ModuleBefore.Count + ModuleAfter.Count == 0;
                }
            }

            /// <summary>Takes a hook off its module.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                /// <summary>Remembers which hook to take off.</summary>
                /// <param name="module">The module that the hook is on.</param>
                /// <param name="key">The hook's key.</param>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (_module, _key) = (module, key);

                /// <summary>Takes the hook off; a second call does nothing.</summary>
                public void remove() => _module.Remove(_key);
            }
        }
    }
}
