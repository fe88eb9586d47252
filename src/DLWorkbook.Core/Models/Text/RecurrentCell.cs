namespace DLWorkbook.Core.Models;

/// <summary>The recurrent cells that the workbook compares.</summary>
public enum RecurrentCell
{
    /// <summary>The plain (Elman) cell with tanh: one state, forgets fast. Elman, 1990.</summary>
    RNN,

    /// <summary>Gated recurrent unit: two gates. Cho et al., 2014.</summary>
    GRU,

    /// <summary>Long short-term memory: three gates and a cell. Hochreiter and Schmidhuber, 1997.</summary>
    LSTM,
}
