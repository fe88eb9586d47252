namespace DLWorkbook.Grading;

/// <summary>The kinds of picture that a page shows.</summary>
internal enum PictureKind
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>Graphics Interchange Format.</summary>
    Gif,

    /// <summary>Scalable Vector Graphics; shown as a picture, where its scripts do not run and its links lead nowhere.</summary>
    Svg,
}
