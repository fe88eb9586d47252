using System;

namespace TorchSharp;

/// <summary>What a <see cref="DisposeScope"/> can own: tensors and packed sequences.</summary>
internal interface IScopeMember : IDisposable
{
    /// <summary>The scope that will dispose this, or null.</summary>
    DisposeScope? OwningDisposeScope { get; set; }

    /// <summary>The place in the owning scope's table; written by the scope only.</summary>
    int ScopeSlot { get; set; }

    /// <summary>The counters of this kind of object.</summary>
    LifetimeStatistics Counters(ThreadDisposeScopeStatistics statistics);
}
