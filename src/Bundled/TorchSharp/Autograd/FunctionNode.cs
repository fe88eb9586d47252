using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The managed side of a custom function's node in libtorch's graph, which owns it through a GC handle.</summary>
internal sealed unsafe class FunctionNode
{
    private readonly string _name;
    private readonly autograd.AutogradContext _context;
    private readonly bool[] _isTensor;
    private readonly Func<List<Tensor>, List<Tensor>> _backward;

    private FunctionNode(
        string name, autograd.AutogradContext context, bool[] isTensor, Func<List<Tensor>, List<Tensor>> backward)
    {
        _name = name;
        _context = context;
        _isTensor = isTensor;
        _backward = backward;
    }

    /// <summary>Makes a node of what forward computed.</summary>
    /// <returns>The outputs with their place in the graph.</returns>
    internal static List<Tensor> Record(
        string name, autograd.AutogradContext context, object[] vars, Tensor[] inputs, List<Tensor> outputs, Func<List<Tensor>, List<Tensor>> backward)
    {
        var isTensor = vars.Select(v => v is Tensor { IsInvalid: false }).ToArray();
        var peer = GCHandle.ToIntPtr(GCHandle.Alloc(new FunctionNode(name, context, isTensor, backward)));
        IntPtr[] i = Handles(inputs), o = Handles(outputs), c = Handles(context.NonDifferentiable), d = Handles(context.Dirty), s = Handles(context.Saved);
        var results = new IntPtr[o.Length];
        fixed (byte* label = Encoding.UTF8.GetBytes(name + "\0"))
        fixed (IntPtr* pi = i, po = o, pc = c, pd = d, ps = s, pr = results)
        {
            var node = Native.Function(peer, label, &Apply, &Free, context.MaterializeGrads ? 1 : 0,
                pi, i.Length, po, o.Length, pc, c.Length, pd, d.Length, ps, s.Length, pr);
            GC.KeepAlive(inputs);
            GC.KeepAlive(outputs);
            GC.KeepAlive(context);
            context.Attach(Failure.Check(node));
        }
        return outputs.Select((raw, k) => Same(raw, results[k])).ToList();
    }

    // The object that forward returned, when the graph holds the very tensor; else a new one.
    private static Tensor Same(Tensor raw, IntPtr recorded)
    {
        if (raw is null || recorded == IntPtr.Zero || raw.Handle != recorded)
            return recorded == IntPtr.Zero ? null! : new Tensor(recorded);
        Native.Release(recorded);
        return raw;
    }

    [UnmanagedCallersOnly]
    private static long Apply(IntPtr peer, IntPtr* grads, long n, IntPtr* results, long m)
    {
        try
        {
            var given = new List<Tensor>((int)n);
            for (var k = 0; k < n; k++)
                given.Add(new Tensor(grads[k]));
            var node = (FunctionNode)GCHandle.FromIntPtr(peer).Target!;
            var gradients = node.Gradients(given);
            for (var k = 0; k < m; k++)
                results[k] = gradients[k] is { IsInvalid: false } g ? Native.Retain(g.Handle) : IntPtr.Zero;
            GC.KeepAlive(gradients);
            return 0;
        }
        catch (Exception e)
        {
            // It goes on through libtorch's engine as a number, and comes out of the caller's backward.
            return Failure.Keep(e);
        }
    }

    [UnmanagedCallersOnly]
    private static void Free(IntPtr peer)
    {
        var handle = GCHandle.FromIntPtr(peer);
        ((FunctionNode)handle.Target!)._context.Attach(IntPtr.Zero);
        handle.Free();
    }

    // What backward returned for the tensors among forward's arguments.
    private Tensor?[] Gradients(List<Tensor> given)
    {
        var all = _backward(given);
        if (all.Count < _isTensor.Length || all.Skip(_isTensor.Length).Any(IsThere))
            throw new InvalidOperationException($"{_name}: backward returned {all.Count} gradients, expected {_isTensor.Length}: one for each argument of forward.");
        for (var k = 0; k < _isTensor.Length; k++)
        {
            if (!_isTensor[k] && IsThere(all[k]))
                throw new InvalidOperationException($"{_name}: backward returned a gradient for argument {k + 1} of forward, which is no tensor: return null there.");
        }
        return all.Where((_, k) => k < _isTensor.Length && _isTensor[k]).ToArray();
    }

    private static bool IsThere(Tensor? t) => t is { IsInvalid: false };

    private static IntPtr[] Handles(IEnumerable<Tensor> tensors) =>
        tensors.Select(t => IsThere(t) ? t.Handle : IntPtr.Zero).ToArray();
}
