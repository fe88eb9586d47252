using System;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Turns the recording of history on or off for this thread until it is disposed.</summary>
internal sealed unsafe class AutoGradMode : IDisposable
{
    private readonly bool _previous;
    private bool _open = true;

    internal AutoGradMode(bool enabled)
    {
        _previous = IsEnabled;
        Native.SetGradEnabled(enabled ? 1 : 0);
    }

    /// <summary>Whether history is recorded on this thread.</summary>
    internal static bool IsEnabled
    {
        get
        {
            _ = NativeLoader.Library;
            return Native.GradEnabled() != 0;
        }
    }

    public void Dispose()
    {
        if (_open)
            Native.SetGradEnabled(_previous ? 1 : 0);
        _open = false;
    }
}

/// <summary>Computes without history and without counting changes, for this thread, until it is disposed.</summary>
internal sealed unsafe class InferenceMode : IDisposable
{
    private IntPtr _guard;

    internal InferenceMode(bool mode)
    {
        _ = NativeLoader.Library;
        _guard = Failure.Check(Native.InferenceEnter(mode ? 1 : 0));
    }

    public void Dispose()
    {
        if (_guard != IntPtr.Zero)
            Native.InferenceLeave(_guard);
        _guard = IntPtr.Zero;
    }
}

public static partial class torch
{
    /// <summary>Stops the recording of history on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new AutoGradMode(false);

    /// <summary>Resumes the recording of history on this thread until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    /// <summary>Sets the recording of history on this thread until the result is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);

    /// <summary>Whether history is recorded on this thread.</summary>
    public static bool is_grad_enabled() => AutoGradMode.IsEnabled;

    /// <summary>
    /// Computes without history and without counting changes, on this thread, until the result is disposed: fastest.
    /// </summary>
    /// <remarks>Tensors made meanwhile can't take part in differentiation later.</remarks>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether inference mode is on, on this thread.</summary>
    public static unsafe bool is_inference_mode_enabled()
    {
        _ = NativeLoader.Library;
        return Native.InferenceEnabled() != 0;
    }
}
