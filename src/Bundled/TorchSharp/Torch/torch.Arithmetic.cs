namespace TorchSharp;

public static partial class torch
{
    // Element by element: sums, products, quotients. Shapes broadcast; types promote.
    /// <summary>Sum, element by element; shapes broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>This plus alpha times the other, element by element; shapes broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Adds a number to each element.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>Adds alpha times a number to each element.</summary>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Difference, element by element; shapes broadcast.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>Difference, element by element; shapes broadcast.</summary>
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);

    /// <summary>Difference, element by element; shapes broadcast, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor subtract_(Tensor left, Tensor right) => left.subtract_(right);

    /// <summary>Takes a number from each element.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>Takes a number from each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>Takes a number from each element.</summary>
    public static Tensor subtract(Tensor left, Scalar right) => left.subtract(right);

    /// <summary>Takes a number from each element, in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor subtract_(Tensor left, Scalar right) => left.subtract_(right);

    /// <summary>Product, element by element; shapes broadcast.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <summary>Multiplies each element with a number.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>Product, element by element; shapes broadcast.</summary>
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);

    /// <summary>Multiplies each element with a number.</summary>
    public static Tensor multiply(Tensor left, Scalar right) => left.multiply(right);
}
