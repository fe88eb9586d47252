using System;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A thread's stack of dispose scopes and its lifetime counters.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? t_singleton;

    private readonly HandleOwner?[] _owners = new HandleOwner?[HandleOwner.PoolSize];
    private int _ownerCount;

    /// <summary>The counters of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => t_singleton ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    /// <summary>Gives a new object to the innermost open scope, if there is one.</summary>
    internal DisposeScope? RegisterOnCurrentDisposeScope(IScopeMember item)
    {
        var counters = item.Counters(StatisticsInstance);
        var scope = CurrentDisposeScope;
        if (scope is null)
        {
            counters.CreatedOutsideScopeCount++;
            return null;
        }
        counters.CreatedInScopeCount++;
        scope.Add(item);
        return scope;
    }

    /// <summary>Counts an object that is being disposed.</summary>
    internal void DisposingOnCurrentScope(IScopeMember item)
    {
        var counters = item.Counters(StatisticsInstance);
        if (item.OwningDisposeScope is null)
            counters.DisposedOutsideScopeCount++;
        else
            counters.DisposedInScopeCount++;
    }

    /// <summary>Takes a scope off the stack, wherever in it it is.</summary>
    internal void RemoveDisposeScope(DisposeScope disposeScope)
    {
        if (ReferenceEquals(CurrentDisposeScope, disposeScope))
        {
            CurrentDisposeScope = disposeScope.OuterScope;
            return;
        }
        for (var scope = CurrentDisposeScope; scope is not null; scope = scope.OuterScope)
        {
            if (ReferenceEquals(scope.OuterScope, disposeScope))
            {
                scope.OuterScope = disposeScope.OuterScope;
                return;
            }
        }
    }

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this);

    /// <summary>An owner for a new tensor's reference: one that a disposed tensor left, or a new one.</summary>
    internal HandleOwner RentOwner()
    {
        if (_ownerCount == 0)
            return new HandleOwner();
        ref var slot = ref _owners[--_ownerCount];
        var owner = slot!;
        // Emptied, so that the owner of a tensor that nobody disposes is the collector's.
        slot = null;
        return owner;
    }

    /// <summary>Takes back the owner of a disposed tensor.</summary>
    internal void ReturnOwner(HandleOwner owner)
    {
        if (_ownerCount < _owners.Length)
            _owners[_ownerCount++] = owner;
        else
            GC.SuppressFinalize(owner);
    }
}
