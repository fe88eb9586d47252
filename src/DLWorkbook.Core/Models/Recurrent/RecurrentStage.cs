namespace DLWorkbook.Core.Models;

/// <summary>The stages of a fused recurrent layer's step of training.</summary>
public enum RecurrentStage
{
    /// <summary>Laying the weights out for the products.</summary>
    Packing,

    /// <summary>Forward: the products of state and input with the weights, step by step.</summary>
    Product,

    /// <summary>Forward: the pass over the gates, step by step.</summary>
    Gates,

    /// <summary>Backward: the gradients of the gates' sums, step by step.</summary>
    GateGradients,

    /// <summary>Backward: their products with the weights, step by step.</summary>
    ProductBack,

    /// <summary>Backward: the weights' gradients, in one product for every few steps.</summary>
    WeightGradients,
}
