using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module that owns no parameters or buffers, so that there is nothing to move.</summary>
public interface IParameterLessModule
{
}

/// <summary>A module with one input and no parameters or buffers.</summary>
/// <typeparam name="T1">The type of the input.</typeparam>
/// <typeparam name="TResult">The type of the output.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    /// <summary>Makes a module without components.</summary>
    /// <param name="name">What <see cref="nn.Module.GetName"/> returns.</param>
    protected ParameterLessModule(string name) : base(name) { }

    /// <inheritdoc/>
    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    /// <inheritdoc/>
    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    /// <inheritdoc/>
    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    /// <summary>Refuses: the module has no buffers.</summary>
    /// <param name="name">Ignored.</param>
    /// <param name="tensor">Ignored.</param>
    /// <param name="persistent">Ignored.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true)
        => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    /// <summary>Refuses: the module has no parameters.</summary>
    /// <param name="name">Ignored.</param>
    /// <param name="param">Ignored.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param)
        => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");
}

/// <summary>A module with two inputs and no parameters or buffers.</summary>
/// <typeparam name="T1">The type of the first input.</typeparam>
/// <typeparam name="T2">The type of the second input.</typeparam>
/// <typeparam name="TResult">The type of the output.</typeparam>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    /// <summary>Makes a module without components.</summary>
    /// <param name="name">What <see cref="nn.Module.GetName"/> returns.</param>
    protected ParameterLessModule(string name) : base(name) { }

    /// <inheritdoc/>
    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    /// <inheritdoc/>
    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    /// <inheritdoc/>
    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    /// <summary>Refuses: the module has no buffers.</summary>
    /// <param name="name">Ignored.</param>
    /// <param name="tensor">Ignored.</param>
    /// <param name="persistent">Ignored.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true)
        => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    /// <summary>Refuses: the module has no parameters.</summary>
    /// <param name="name">Ignored.</param>
    /// <param name="param">Ignored.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param)
        => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");
}
