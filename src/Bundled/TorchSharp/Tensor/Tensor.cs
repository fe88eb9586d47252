using System;
using System.Runtime.CompilerServices;
using System.Threading;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Tensors and what is computed with them: the entry point of the library.</summary>
public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array of one element type, on one device, that may take part in automatic differentiation.
    /// </summary>
    /// <remarks>
    /// The memory is libtorch's: dispose a tensor, or let a <see cref="DisposeScope"/> do it, when it is no longer used.
    /// A tensor that becomes garbage is released too, but later than one would like. Using a disposed tensor raises
    /// <see cref="ObjectDisposedException"/>.
    /// </remarks>
    public partial class Tensor : IDisposable, IScopeMember
    {
        private static long s_totalCount;
        private static long s_peakCount;

        internal IntPtr handle;
        private HandleOwner? _owner;
        private DisposeScope? _scope;
        private int _scopeSlot;

        /// <summary>Takes over one native reference; <paramref name="register"/> gives the tensor to the open scope.</summary>
        internal Tensor(IntPtr handle, bool register = true)
        {
            this.handle = handle;
            var manager = DisposeScopeManager.ThreadSingleton;
            var owner = manager.RentOwner();
            owner.Handle = handle;
            _owner = owner;
            var total = Interlocked.Increment(ref s_totalCount);
            if (total > s_peakCount)
                s_peakCount = total;
            if (register)
                _scope = manager.RegisterOnCurrentDisposeScope(this);
        }

        /// <summary>A tensor over a native handle, which it then owns.</summary>
        /// <param name="handle">The address of a TensorImpl with one reference to give away.</param>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        /// <summary>Tensors that are alive: created and neither disposed nor collected.</summary>
        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        /// <summary>The most tensors that were alive at one time.</summary>
        public static long PeakCount => Interlocked.Read(ref s_peakCount);

        /// <summary>A name to tell the tensor by; none by default.</summary>
        public string? name { get; set; }

        /// <summary>Whether the tensor has been disposed.</summary>
        public bool IsInvalid => handle == IntPtr.Zero;

        /// <summary>The native address, which stays valid while the tensor is alive.</summary>
        /// <exception cref="ObjectDisposedException">The tensor has been disposed.</exception>
        public IntPtr Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                var h = handle;
                if (h == IntPtr.Zero)
                    ThrowDisposed();
                return h;
            }
        }

        internal DisposeScope? OwningDisposeScope => _scope;

        DisposeScope? IScopeMember.OwningDisposeScope
        {
            get => _scope;
            set => _scope = value;
        }

        int IScopeMember.ScopeSlot
        {
            get => _scopeSlot;
            set => _scopeSlot = value;
        }

        LifetimeStatistics IScopeMember.Counters(ThreadDisposeScopeStatistics statistics) => statistics.TensorStatistics;

        /// <summary>Releases the tensor's memory, unless another tensor shares it. A second call does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Releases the tensor's memory.</summary>
        /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
        protected virtual void Dispose(bool disposing)
        {
            var manager = DisposeScopeManager.ThreadSingleton;
            if (Surrender(manager, out var h))
            {
                Interlocked.Decrement(ref s_totalCount);
                ReleaseNative(h);
            }
        }

        /// <summary>Gives the native handle away: the tensor is then invalid, and the caller must release the handle.</summary>
        /// <exception cref="ObjectDisposedException">The tensor has been disposed.</exception>
        public IntPtr DecoupleFromNativeHandle()
        {
            if (!Surrender(DisposeScopeManager.ThreadSingleton, out var h))
                ThrowDisposed();
            Interlocked.Decrement(ref s_totalCount);
            return h;
        }

        /// <summary>Moves the native handle to an object that replaces this one.</summary>
        internal IntPtr MoveHandle() => DecoupleFromNativeHandle();

        /// <summary>Moves the tensor to the scope around the one that owns it.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor MoveToOuterDisposeScope()
        {
            _scope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: it then lives until it is disposed by hand.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor DetachFromDisposeScope()
        {
            _scope?.Detach(this);
            return this;
        }

        /// <summary>Moves the tensor to the scope that owns another one.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other._scope);

        /// <summary>Moves the tensor to a scope; with null, out of all scopes.</summary>
        /// <returns>The tensor itself.</returns>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (_scope is null)
                other?.Attach(this);
            else
                _scope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Releases the reference of a tensor that became garbage; called on the finaliser's thread.</summary>
        internal static void Collected(IntPtr handle)
        {
            Interlocked.Decrement(ref s_totalCount);
            ReleaseNative(handle);
        }

        // Hands over the handle to exactly one caller, whatever threads race for it.
        private bool Surrender(DisposeScopeManager manager, out IntPtr released)
        {
            released = IntPtr.Zero;
            var owner = Interlocked.Exchange(ref _owner, null);
            if (owner is null)
                return false;
            released = owner.Handle;
            owner.Handle = IntPtr.Zero;
            handle = IntPtr.Zero;
            manager.DisposingOnCurrentScope(this);
            if (_scope is { } scope)
            {
                scope.Remove(this);
                _scope = null;
            }
            manager.ReturnOwner(owner);
            return true;
        }

        private static unsafe void ReleaseNative(IntPtr h)
        {
            if (h != IntPtr.Zero)
                Native.Release(h);
        }

        private static void ThrowDisposed() => throw new ObjectDisposedException(
            nameof(Tensor),
            "The tensor has been disposed: keep it out of the dispose scope that ended (MoveToOuterDisposeScope, DetachFromDisposeScope), or use a clone.");
    }
}
