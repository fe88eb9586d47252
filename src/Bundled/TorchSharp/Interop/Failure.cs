using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace TorchSharp.Interop;

/// <summary>Turns the last failure of the native part into the exception to throw.</summary>
internal static unsafe class Failure
{
    private static readonly ConcurrentDictionary<long, ExceptionDispatchInfo> s_managed = new();
    private static long s_next;

    /// <summary>The exception for the last failed call of this thread.</summary>
    /// <returns>
    /// An <see cref="ExternalException"/> with libtorch's message; an exception that a managed callback threw comes back
    /// as itself, with its own stack trace.
    /// </returns>
    internal static Exception Take()
    {
        var id = Native.ErrorManaged();
        if (id != 0 && s_managed.TryRemove(id, out var thrown))
            thrown.Throw();
        return new ExternalException(Marshal.PtrToStringUTF8(Native.Error()) ?? "unknown native error");
    }

    /// <summary>Throws when a native call returned -1.</summary>
    internal static long Check(long result) => result == -1 ? throw Take() : result;

    /// <summary>Throws when a native call returned null.</summary>
    internal static IntPtr Check(IntPtr result) => result == IntPtr.Zero ? throw Take() : result;

    /// <summary>Keeps an exception while native frames are unwound; its number goes through them.</summary>
    internal static long Keep(Exception e)
    {
        var id = Interlocked.Increment(ref s_next);
        s_managed[id] = ExceptionDispatchInfo.Capture(e);
        return id;
    }
}
