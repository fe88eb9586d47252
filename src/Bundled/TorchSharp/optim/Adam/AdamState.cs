using System;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>What is remembered about a parameter.</summary>
    public class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps have been taken.</summary>
        public long step;

        /// <summary>The running average of the gradient.</summary>
        public Tensor? exp_avg;

        /// <summary>The running average of the gradient's square.</summary>
        public Tensor? exp_avg_sq;

        /// <summary>The largest average of the square so far; null without amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

        /// <summary>Makes the state before the first step.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }

        /// <summary>Frees the averages.</summary>
        public void Dispose()
        {
            Release();
            GC.SuppressFinalize(this);
        }

        internal override void Release()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            StateTensor.Move(ref exp_avg, device);
            StateTensor.Move(ref exp_avg_sq, device);
            StateTensor.Move(ref max_exp_avg_sq, device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            StateTensor.Load(ref exp_avg, reader, _parameter);
            StateTensor.Load(ref exp_avg_sq, reader, _parameter);
            StateTensor.LoadOptional(ref max_exp_avg_sq, reader, _parameter);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg!.Save(writer);
            exp_avg_sq!.Save(writer);
            StateTensor.SaveOptional(max_exp_avg_sq, writer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            StateTensor.CopyOf(ref exp_avg, other.exp_avg, _parameter);
            StateTensor.CopyOf(ref exp_avg_sq, other.exp_avg_sq, _parameter);
            StateTensor.CopyOf(ref max_exp_avg_sq, other.max_exp_avg_sq, _parameter);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State state && step == state.step && StateTensor.Close(exp_avg, state.exp_avg)
                && StateTensor.Close(exp_avg_sq, state.exp_avg_sq) && StateTensor.Close(max_exp_avg_sq, state.max_exp_avg_sq);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            StateTensor.Zeros(ref exp_avg, _parameter);
            StateTensor.Zeros(ref exp_avg_sq, _parameter);
            if (((Options)options).amsgrad == true)
            {
                StateTensor.Zeros(ref max_exp_avg_sq, _parameter);
            }
            else
            {
                StateTensor.Replace(ref max_exp_avg_sq, null);
            }
        }
    }
}
