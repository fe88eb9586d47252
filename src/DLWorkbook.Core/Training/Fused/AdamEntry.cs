using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>What one parameter brings to a step of Adam.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="State">Its state, which counts the steps.</param>
/// <param name="Step">The step's number, from 1.</param>
/// <param name="Mean">The average of its gradient.</param>
/// <param name="Square">The average of the gradient's square.</param>
/// <param name="Group">Its group's coefficients; null when only torch's own step can follow them.</param>
internal readonly record struct AdamEntry(
    Parameter Parameter, OptimizerState State, long Step, torch.Tensor? Mean, torch.Tensor? Square, AdamCoefficients? Group);

/// <summary>The options of a group of parameters.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta">Decay rates of the two averages.</param>
/// <param name="Epsilon">What is added to the root that the step is divided by.</param>
/// <param name="Penalty">Part of the weight that is added to its gradient.</param>
/// <param name="Shrink">What the weight is multiplied with before the step.</param>
internal sealed record AdamCoefficients(
    double Rate, (double Mean, double Square) Beta, double Epsilon, double Penalty, double Shrink);
