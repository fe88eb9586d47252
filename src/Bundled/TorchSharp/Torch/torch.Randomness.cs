namespace TorchSharp;

public static partial class torch
{
    // Random numbers.
    /// <summary>1 with the probability that each element is, else 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Draws places in proportion to the weights of each row.</summary>
    /// <returns>(rows, num_samples), Int64.</returns>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    /// <summary>Poisson numbers with each element as the mean.</summary>
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);
}
