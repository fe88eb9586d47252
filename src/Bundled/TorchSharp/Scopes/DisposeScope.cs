using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

/// <summary>Owns the tensors that are created while it is open, and disposes them when it is.</summary>
/// <remarks>
/// Scopes nest, per thread; the innermost open one gets each new tensor. A tensor that must live on is moved out with
/// <see cref="MoveToOuter{T}(T)"/> or <see cref="Detach{T}(T)"/>. Registration and removal take constant time.
/// </remarks>
public sealed partial class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;
    private IScopeMember?[] _members = new IScopeMember?[16];
    private int _count;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    internal DisposeScope? OuterScope { get; set; }

    /// <summary>What the scope would dispose now, in no particular order.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            _ = Manager;
            lock (this)
                return _members.Take(_count).Cast<IDisposable>().ToArray();
        }
    }

    /// <summary>How many objects the scope would dispose now.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public int DisposablesCount
    {
        get
        {
            _ = Manager;
            return _count;
        }
    }

    private DisposeScopeManager Manager => _manager ?? throw new ObjectDisposedException(GetType().FullName);

    /// <summary>Whether the scope owns an object.</summary>
    public bool Contains(IDisposable disposable) =>
        disposable is IScopeMember member && ReferenceEquals(member.OwningDisposeScope, this);

    /// <summary>Disposes everything that the scope owns; the scope stays open.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    /// <summary>Disposes what the scope owns, except for some objects, which it goes on owning.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        _ = Manager;
        var keep = inKeep.ToHashSet(ReferenceEqualityComparer.Instance);
        IScopeMember[] members;
        lock (this)
            members = _members.Take(_count).ToArray()!;
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (!keep.Contains(members[i]))
                members[i].Dispose();
        }
    }

    /// <summary>Disposes what the scope owns, except for some objects, which it goes on owning.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes what the scope owns, except for what is given, which it goes on owning.</summary>
    /// <returns>The object itself.</returns>
    public T DisposeEverythingBut<T>(T disposable) where T : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { disposable });
        return disposable;
    }

    /// <summary>Disposes what the scope owns, except for what is given, which it goes on owning.</summary>
    /// <returns>The two objects.</returns>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second });
        return (first, second);
    }

    /// <summary>Disposes what the scope owns, except for what is given, which it goes on owning.</summary>
    /// <returns>The three objects.</returns>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second, third });
        return (first, second, third);
    }

    /// <summary>Disposes everything that the scope owns and closes it. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_manager is not { } manager)
            return;
        DisposeEverything();
        manager.RemoveDisposeScope(this);
        _manager = null;
    }

    /// <summary>Forgets an object that has been disposed elsewhere.</summary>
    /// <exception cref="ObjectDisposedException">The scope is closed.</exception>
    public void MarkAsDisposed(IDisposable disposable)
    {
        _ = Manager;
        if (disposable is IScopeMember member && Remove(member))
            member.OwningDisposeScope = null;
    }

    /// <summary>Takes a new member into the table; the caller sets its owner.</summary>
    internal void Add(IScopeMember member)
    {
        lock (this)
        {
            if (_count == _members.Length)
                Array.Resize(ref _members, 2 * _count);
            member.ScopeSlot = _count;
            _members[_count++] = member;
        }
    }

    /// <summary>Takes a member out of the table, the last one filling its place; false when it is not there.</summary>
    internal bool Remove(IScopeMember member)
    {
        lock (this)
        {
            var slot = member.ScopeSlot;
            if (slot >= _count || !ReferenceEquals(_members[slot], member))
                return false;
            var last = _members[--_count]!;
            _members[_count] = null;
            if (!ReferenceEquals(last, member))
            {
                _members[slot] = last;
                last.ScopeSlot = slot;
            }
            return true;
        }
    }
}
