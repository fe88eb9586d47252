using System;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>
                /// A batch of sequences of different lengths without padding: the first steps of all, then the second,
                /// and so on.
                /// </summary>
                public sealed class PackedSequence : IDisposable, IScopeMember
                {
                    /// <summary>The steps, (sum of all lengths, …), the longest sequence first within each step.</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences have a first step, a second, and so on; int64 on the processor.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>
                    /// Where the longest sequence was in the batch, then the second longest, and so on; null when they
                    /// came sorted.
                    /// </summary>
                    public readonly Tensor sorted_indices;

                    /// <summary>Where each sequence of the batch went; null when they came sorted.</summary>
                    public readonly Tensor unsorted_indices;

                    private DisposeScope? _scope;
                    private int _slot;
                    private bool _disposed;

                    internal PackedSequence(Tensor data, Tensor batchSizes, Tensor? sorted, Tensor? unsorted)
                    {
                        this.data = data.DetachFromDisposeScope();
                        batch_sizes = batchSizes.DetachFromDisposeScope();
                        sorted_indices = sorted?.DetachFromDisposeScope()!;
                        unsorted_indices = unsorted?.DetachFromDisposeScope()!;
                        Count = batch_sizes.data<long>()[0];
                        _scope = DisposeScopeManager.ThreadSingleton.RegisterOnCurrentDisposeScope(this);
                    }

                    /// <summary>How many sequences there are.</summary>
                    internal long Count { get; }

                    DisposeScope? IScopeMember.OwningDisposeScope { get => _scope; set => _scope = value; }

                    int IScopeMember.ScopeSlot { get => _slot; set => _slot = value; }

                    LifetimeStatistics IScopeMember.Counters(ThreadDisposeScopeStatistics statistics)
                        => statistics.PackedSequenceStatistics;

                    /// <summary>The same lengths and order with other values, which the new sequence owns.</summary>
                    internal PackedSequence WithData(Tensor values)
                        => new(values, batch_sizes.alias(), sorted_indices?.alias(), unsorted_indices?.alias());

                    /// <summary>A state (layers, batch, hidden) with the longest sequence first.</summary>
                    internal Tensor Sort(Tensor state)
                        => sorted_indices is null ? state.alias() : state.index_select(1, sorted_indices);

                    /// <summary>A state (layers, batch, hidden), which is used up, in the order of the batch.</summary>
                    internal Tensor Unsort(Tensor state)
                    {
                        if (unsorted_indices is null)
                        {
                            return state;
                        }
                        using (state)
                        {
                            return state.index_select(1, unsorted_indices);
                        }
                    }

                    /// <summary>Releases the four tensors; a second call does nothing.</summary>
                    public void Dispose()
                    {
                        if (_disposed)
                        {
                            return;
                        }
                        _disposed = true;
                        foreach (var part in new[] { data, batch_sizes, sorted_indices, unsorted_indices }.OfType<Tensor>())
                        {
                            part.Dispose();
                        }
                        DisposeScopeManager.ThreadSingleton.DisposingOnCurrentScope(this);
                        _scope?.MarkAsDisposed(this);
                    }

                    /// <summary>
                    /// Moves the sequence to the dispose scope outside its own; out of all of them when there is none.
                    /// </summary>
                    /// <returns>This sequence.</returns>
                    public PackedSequence MoveToOuterDisposeScope()
                    {
                        _scope?.MoveToOuter(this);
                        return this;
                    }

                    /// <summary>Takes the sequence out of all dispose scopes: it lives until it is disposed.</summary>
                    /// <returns>This sequence.</returns>
                    public PackedSequence DetachFromDisposeScope()
                    {
                        _scope?.Detach(this);
                        return this;
                    }
                }
            }
        }
    }
}
