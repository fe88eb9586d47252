namespace DLWorkbook.Core.Data;

/// <summary>Which end of a sequence is padded, or cut.</summary>
public enum Side
{
    /// <summary>The beginning: zeros come first, or the first steps are dropped. Keras' default.</summary>
    Pre,

    /// <summary>The end: zeros come last, or the last steps are dropped.</summary>
    Post,
}
