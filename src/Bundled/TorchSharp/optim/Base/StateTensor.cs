using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The tensors inside an optimiser's state: outside every dispose scope, replaced and freed as a whole.</summary>
internal static class StateTensor
{
    /// <summary>Puts zeros of a parameter's shape in place.</summary>
    internal static void Zeros(ref Tensor? slot, Tensor like) => Replace(ref slot, zeros_like(like));

    /// <summary>Puts a tensor in place of another one, which is freed.</summary>
    internal static void Replace(ref Tensor? slot, Tensor? value)
    {
        if (ReferenceEquals(slot, value))
        {
            return;
        }
        slot?.Dispose();
        slot = value?.DetachFromDisposeScope();
    }

    /// <summary>Puts a copy of a tensor in place, on a parameter's device and of its type.</summary>
    internal static void CopyOf(ref Tensor? slot, Tensor? source, Parameter parameter)
        => Replace(ref slot, source?.to(parameter.dtype, parameter.device, copy: true));

    /// <summary>Converts a tensor to the parameter's type and device, should the parameter have been moved.</summary>
    internal static void Match(ref Tensor? slot, Parameter parameter)
    {
        if (slot is not null && (slot.dtype != parameter.dtype || slot.device_type != parameter.device_type))
        {
            CopyOf(ref slot, slot, parameter);
        }
    }

    /// <summary>Moves a tensor to a device.</summary>
    internal static void Move(ref Tensor? slot, Device device)
    {
        if (slot is not null)
        {
            Replace(ref slot, slot.to(device));
        }
    }

    /// <summary>Reads a tensor that is always there.</summary>
    internal static void Load(ref Tensor? slot, BinaryReader reader, Parameter parameter)
    {
        if (slot is null)
        {
            Zeros(ref slot, parameter);
        }
        slot!.Load(reader);
    }

    /// <summary>Reads whether a tensor is there, then the tensor.</summary>
    internal static void LoadOptional(ref Tensor? slot, BinaryReader reader, Parameter parameter)
    {
        if (reader.ReadBoolean())
        {
            Load(ref slot, reader, parameter);
        }
        else
        {
            Replace(ref slot, null);
        }
    }

    /// <summary>Writes whether a tensor is there, then the tensor.</summary>
    internal static void SaveOptional(Tensor? slot, BinaryWriter writer)
    {
        writer.Write(slot is not null);
        slot?.Save(writer);
    }

    /// <summary>Whether two tensors, or their absence, agree within PyTorch's usual tolerance.</summary>
    internal static bool Close(Tensor? a, Tensor? b) => a is null || b is null ? a is null && b is null : a.allclose(b);
}
