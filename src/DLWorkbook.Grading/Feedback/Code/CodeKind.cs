namespace DLWorkbook.Grading;

/// <summary>What a stretch of F# code is, as far as it is coloured.</summary>
internal enum CodeKind
{
    /// <summary>Anything else.</summary>
    Plain,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A string or a character.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A module, a type or a case: a name with a capital.</summary>
    Name,

    /// <summary>An attribute, or a directive.</summary>
    Attribute,
}
