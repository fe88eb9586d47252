namespace TorchSharp;

public static partial class torch
{
    // Element by element: bits and truth values.
    /// <summary>Bitwise and; logical and of truth values.</summary>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>Bitwise and; logical and of truth values, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    /// <summary>Bitwise or; logical or of truth values.</summary>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>Bitwise or; logical or of truth values, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    /// <summary>Bitwise exclusive or.</summary>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>Bitwise exclusive or, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    /// <summary>Bitwise not; logical not of truth values.</summary>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <summary>Bitwise not; logical not of truth values, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();
}
