using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Joins neighbouring axes into one.</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten))
            => (this.start_dim, this.end_dim) = (start_dim, end_dim);

        /// <summary>Joins the axes.</summary>
        /// <param name="input">Of any shape.</param>
        /// <returns>The same values with the axes from start_dim to end_dim as one.</returns>
        public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);

        /// <summary>The first axis that is joined; 1 by default.</summary>
        public long start_dim { get; set; }

        /// <summary>The last axis that is joined; -1, the last there is, by default.</summary>
        public long end_dim { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A module that joins neighbouring axes into one; by default all but the batch axis.</summary>
            /// <param name="start_dim">The first axis that is joined; 1 by default.</param>
            /// <param name="end_dim">The last axis that is joined; -1, the last there is, by default.</param>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
