namespace DLWorkbook.Core.Models;

/// <summary>The cells that there are kernels for.</summary>
internal enum RecurrentArithmetic
{
    /// <summary>Long short-term memory.</summary>
    Lstm,

    /// <summary>Gated recurrent unit.</summary>
    Gru,

    /// <summary>The plain cell with tanh.</summary>
    Tanh,

    /// <summary>The plain cell with a rectifier.</summary>
    Relu,
}
