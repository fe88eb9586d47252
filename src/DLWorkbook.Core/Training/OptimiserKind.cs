namespace DLWorkbook.Core.Training;

/// <summary>The optimisers that a training run can name.</summary>
public enum OptimiserKind
{
    /// <summary>Stochastic gradient descent, with momentum when asked. Robbins and Monro, 1951; Polyak, 1964.</summary>
    SGD,

    /// <summary>Adam. Kingma and Ba, 2015.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay. Loshchilov and Hutter, 2019.</summary>
    AdamW,
}
