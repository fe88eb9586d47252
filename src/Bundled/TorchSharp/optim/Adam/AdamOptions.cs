using System.IO;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>The options of a group.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The decay rate of the average of the gradient.</summary>
        public double? beta1;

        /// <summary>The decay rate of the average of the gradient's square.</summary>
        public double? beta2;

        /// <summary>The weight decay.</summary>
        public double? weight_decay;

        /// <summary>What is added to the root that the step is divided by.</summary>
        public double? eps;

        /// <summary>Whether the step is divided by the largest average so far.</summary>
        public bool? amsgrad;

        /// <summary>Whether to go up instead of down.</summary>
        public bool? maximize;

        /// <summary>Takes over what is open here.</summary>
        internal void FillFrom(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            amsgrad ??= defaults.amsgrad;
            maximize ??= defaults.maximize;
        }

        /// <summary>The step that a group with these options takes.</summary>
        internal AdamStep Step(bool decoupled) => new(
            LearningRate!.Value, beta1!.Value, beta2!.Value, eps!.Value, weight_decay!.Value, amsgrad!.Value,
            maximize!.Value, decoupled);

        /// <summary>Fills the options, once they are known to make sense.</summary>
        internal static T Fill<T>(
            T target, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad,
            bool maximize) where T : Options
        {
            Option.NotNegative(lr, nameof(lr), "learning rate");
            Option.NotNegative(eps, nameof(eps), "ε");
            Option.Decay(beta1, nameof(beta1));
            Option.Decay(beta2, nameof(beta2));
            Option.NotNegative(weight_decay, nameof(weight_decay), "weight_decay value");
            (target.LearningRate, target.InitialLearningRate) = (lr, lr);
            (target.beta1, target.beta2, target.eps, target.weight_decay) = (beta1, beta2, eps, weight_decay);
            (target.amsgrad, target.maximize) = (amsgrad, maximize);
            return target;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (beta1, beta2, eps, weight_decay) = (other.beta1, other.beta2, other.eps, other.weight_decay);
            (amsgrad, maximize) = (other.amsgrad, other.maximize);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }
    }
}
