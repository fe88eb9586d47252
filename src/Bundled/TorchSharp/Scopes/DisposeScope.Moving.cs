using System;
using System.Collections.Generic;

namespace TorchSharp;

public sealed partial class DisposeScope
{
    /// <summary>Moves what is given to the scope around this one; with none, out of all scopes.</summary>
    /// <returns>The object itself.</returns>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveToOuter(new IDisposable[] { disposable });
        return disposable;
    }

    /// <summary>Moves what is given to the scope around this one; with none, out of all scopes.</summary>
    /// <returns>The two objects.</returns>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        MoveToOuter(new IDisposable[] { first, second });
        return (first, second);
    }

    /// <summary>Moves what is given to the scope around this one; with none, out of all scopes.</summary>
    /// <returns>The three objects.</returns>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        MoveToOuter(new IDisposable[] { first, second, third });
        return (first, second, third);
    }

    /// <summary>Moves objects to the scope around this one; with none, out of all scopes.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <summary>Moves objects to the scope around this one; with none, out of all scopes.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Moves what is given to another scope; with null, out of all scopes.</summary>
    /// <returns>The object itself.</returns>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        MoveToOther(scope, new IDisposable[] { disposable });
        return disposable;
    }

    /// <summary>Moves what is given to another scope; with null, out of all scopes.</summary>
    /// <returns>The two objects.</returns>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        MoveToOther(scope, new IDisposable[] { first, second });
        return (first, second);
    }

    /// <summary>Moves what is given to another scope; with null, out of all scopes.</summary>
    /// <returns>The three objects.</returns>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        MoveToOther(scope, new IDisposable[] { first, second, third });
        return (first, second, third);
    }

    /// <summary>Moves objects to another scope; with null, out of all scopes.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>
    /// Moves objects to another scope; with null, out of all scopes. What this scope does not own stays where it is.
    /// </summary>
    /// <exception cref="ObjectDisposedException">This scope is closed.</exception>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        _ = Manager;
        if (scope is null)
        {
            Detach(disposables);
            return;
        }
        foreach (var disposable in disposables)
        {
            if (Contains(disposable))
                Take(scope, disposable);
        }
    }

    /// <summary>Takes what is given out of the scope: it then lives until it is disposed by hand.</summary>
    /// <returns>The object itself.</returns>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Detach(new IDisposable[] { disposable });
        return disposable;
    }

    /// <summary>Takes what is given out of the scope: it then lives until it is disposed by hand.</summary>
    /// <returns>The two objects.</returns>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        Detach(new IDisposable[] { first, second });
        return (first, second);
    }

    /// <summary>Takes what is given out of the scope: it then lives until it is disposed by hand.</summary>
    /// <returns>The three objects.</returns>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        Detach(new IDisposable[] { first, second, third });
        return (first, second, third);
    }

    /// <summary>Takes objects out of the scope: they then live until they are disposed by hand.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes objects out of the scope: they then live until they are disposed by hand.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        var manager = Manager;
        foreach (var disposable in disposables)
        {
            if (disposable is IScopeMember member && Contains(member) && Remove(member))
            {
                member.OwningDisposeScope = null;
                member.Counters(manager.StatisticsInstance).DetachedFromScopeCount++;
            }
        }
    }

    /// <summary>Makes the scope own an object, taking it from any other scope.</summary>
    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)new[] { disposable });

    /// <summary>Makes the scope own objects, taking them from any other scope.</summary>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Makes the scope own objects, taking them from any other scope.</summary>
    /// <returns>The same objects.</returns>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    /// <exception cref="InvalidOperationException">An object is neither a tensor nor a packed sequence.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var manager = Manager;
        var result = new List<IDisposable>();
        foreach (var disposable in disposables)
        {
            if (Take(this, disposable))
                ((IScopeMember)disposable).Counters(manager.StatisticsInstance).AttachedToScopeCount++;
            result.Add(disposable);
        }
        return result;
    }

    private static bool Take(DisposeScope scope, IDisposable disposable)
    {
        if (disposable is not IScopeMember member)
            throw new InvalidOperationException("DisposeScope can only manage Tensor or PackedSequence");
        var old = member.OwningDisposeScope;
        if (ReferenceEquals(scope, old))
            return false;
        old?.Remove(member);
        scope.Add(member);
        member.OwningDisposeScope = scope;
        return true;
    }
}
