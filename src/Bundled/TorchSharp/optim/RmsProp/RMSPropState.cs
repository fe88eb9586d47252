using System;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps have been taken.</summary>
        public long step;

        /// <summary>The running average of the gradient's square.</summary>
        public Tensor? square_avg;

        /// <summary>The running step.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The running average of the gradient, for the centred form.</summary>
        public Tensor? grad_avg;

        /// <summary>Makes the state before the first step.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }

        /// <summary>Frees the tensors.</summary>
        public void Dispose() => Release();

        internal override void Release()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            StateTensor.Move(ref square_avg, device);
            StateTensor.Move(ref momentum_buffer, device);
            StateTensor.Move(ref grad_avg, device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            StateTensor.Load(ref square_avg, reader, _parameter);
            StateTensor.LoadOptional(ref momentum_buffer, reader, _parameter);
            StateTensor.LoadOptional(ref grad_avg, reader, _parameter);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg!.Save(writer);
            StateTensor.SaveOptional(momentum_buffer, writer);
            StateTensor.SaveOptional(grad_avg, writer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            StateTensor.CopyOf(ref square_avg, other.square_avg, _parameter);
            StateTensor.CopyOf(ref momentum_buffer, other.momentum_buffer, _parameter);
            StateTensor.CopyOf(ref grad_avg, other.grad_avg, _parameter);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State state && step == state.step && StateTensor.Close(square_avg,
                state.square_avg) && StateTensor.Close(momentum_buffer, state.momentum_buffer) && StateTensor.Close(grad_avg,
                state.grad_avg);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            StateTensor.Zeros(ref square_avg, _parameter);
            StateTensor.Zeros(ref momentum_buffer, _parameter);
            StateTensor.Zeros(ref grad_avg, _parameter);
        }
    }
}
