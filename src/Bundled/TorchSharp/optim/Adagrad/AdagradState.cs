using System;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps have been taken.</summary>
        public long step;

        /// <summary>The sum of the squared gradients.</summary>
        public Tensor? sum;

        /// <summary>Makes the state before the first step.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }

        /// <summary>Frees the tensors.</summary>
        public void Dispose() => Release();

        internal override void Release()
        {
            sum?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            StateTensor.Move(ref sum, device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            StateTensor.Load(ref sum, reader, _parameter);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            sum!.Save(writer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            StateTensor.CopyOf(ref sum, other.sum, _parameter);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State state && step == state.step && StateTensor.Close(sum, state.sum);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            StateTensor.Replace(ref sum, full_like(_parameter, ((Options)options).initial_accumulator_value!.Value));
        }
    }
}
