using System;
using System.Globalization;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>What the path of a review in the Large Movie Review Dataset says: <c>aclImdb/train/pos/127_9.txt</c>.</summary>
/// <param name="IsTrain">True for train, false for test.</param>
/// <param name="IsPositive">True for pos, false for neg.</param>
/// <param name="Id">The number of the review, unique in its folder.</param>
internal readonly record struct AclImdbName(bool IsTrain, bool IsPositive, int Id)
{
    /// <summary>Reads a path.</summary>
    /// <param name="path">The path, with slashes, with or without what comes before <c>train</c> or <c>test</c>.</param>
    /// <param name="name">What it says.</param>
    /// <returns>False when it is no labelled review.</returns>
    /// <exception cref="InvalidDataException">The rating does not fit the folder.</exception>
    public static bool TryParse(string path, out AclImdbName name)
    {
        name = default;
        string[] parts = path.Split('/');
        if (parts.Length < 3
            || Array.IndexOf(parts, "..") >= 0
            || parts[^3] is not ("train" or "test")
            || parts[^2] is not ("pos" or "neg")
            || !TryParseFile(parts[^1], out int id, out int rating))
        {
            return false;
        }

        bool positive = parts[^2] == "pos";
        if (positive ? rating is < 7 or > 10 : rating is < 1 or > 4)
        {
            throw new InvalidDataException(
                $"expected a rating of {(positive ? "7 to 10" : "1 to 4")} in the folder '{parts[^2]}', got {rating} ({parts[^1]})");
        }

        name = new AclImdbName(parts[^3] == "train", positive, id);
        return true;
    }

    private static bool TryParseFile(string file, out int id, out int rating)
    {
        (id, rating) = (0, 0);
        int bar = file.IndexOf('_');
        return bar > 0
            && file.EndsWith(".txt", StringComparison.Ordinal)
            && int.TryParse(file.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out id)
            && int.TryParse(file.AsSpan((bar + 1)..^4), NumberStyles.None, CultureInfo.InvariantCulture, out rating);
    }
}
