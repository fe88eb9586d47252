using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Random numbers.
    public partial class Tensor
    {
        /// <summary>1 with the probability that each element is, else 0.</summary>
        public Tensor bernoulli(Generator? generator = null) => Ops.bernoulli.Call(this, generator);

        /// <summary>Draws places in proportion to the weights of each row.</summary>
        /// <returns>(rows, num_samples), Int64.</returns>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Ops.multinomial.Call(this, num_samples, replacement, generator);

        /// <summary>Poisson numbers with each element as the mean.</summary>
        public Tensor poisson(Generator? generator = null) => Ops.poisson.Call(this, generator);

        /// <summary>Fills with ones of probability p and zeros.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Ops.bernoulli__float.Call(this, p, generator);

        /// <summary>Fills with ones of these probabilities and zeros.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Ops.bernoulli__Tensor.Call(this, p, generator);

        /// <summary>Fills with normal numbers.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Ops.normal_.Call(this, mean, std, generator);

        /// <summary>Fills with numbers whose logarithms are normal.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor log_normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Ops.log_normal_.Call(this, mean, std, generator);

        /// <summary>Fills with uniform numbers in [from, to).</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Ops.uniform_.Call(this, from, to, generator);

        /// <summary>Fills with exponential numbers of mean 1/lambda.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor exponential_(double lambda = 1.0, Generator? generator = null) =>
            Ops.exponential_.Call(this, lambda, generator);

        /// <summary>Fills with Cauchy numbers.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor cauchy_(double median = 0.0, double sigma = 1.0, Generator? generator = null) =>
            Ops.cauchy_.Call(this, median, sigma, generator);

        /// <summary>Fills with geometric numbers.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor geometric_(double p, Generator? generator = null) => Ops.geometric_.Call(this, p, generator);

        /// <summary>Fills with integers in [from, to).</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Ops.random__from.Call(this, (long)from, (long)to, generator);
    }
}
