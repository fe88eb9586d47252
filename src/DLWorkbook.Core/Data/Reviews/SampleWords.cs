namespace DLWorkbook.Core.Data;

/// <summary>The words that the built-in sample's grammar chooses from.</summary>
internal static class SampleWords
{
    /// <summary>Words of praise.</summary>
    public static readonly string[] Praise =
    [
        "superb", "moving", "clever", "gripping", "warm", "fresh", "funny", "brilliant", "honest", "charming", "elegant",
        "lively", "tender", "witty", "splendid", "delightful", "convincing", "inspired", "memorable", "good",
    ];

    /// <summary>Words of blame.</summary>
    public static readonly string[] Blame =
    [
        "dull", "clumsy", "flat", "silly", "tedious", "stale", "lazy", "empty", "cold", "weak", "awful", "tiresome",
        "forced", "shallow", "muddled", "bland", "wooden", "predictable", "dreary", "bad",
    ];

    /// <summary>What can be judged.</summary>
    public static readonly string[] Aspects =
    [
        "acting", "plot", "script", "dialogue", "music", "photography", "editing", "ending", "opening", "pacing",
        "humour", "direction", "cast", "story", "lighting", "set design", "main role", "love scene", "final act", "sound",
    ];

    /// <summary>Kinds of film.</summary>
    public static readonly string[] Genres =
    [
        "western", "thriller", "comedy", "drama", "romance", "musical", "mystery", "war film", "love story",
        "documentary", "ghost story", "heist film", "film", "film", "film",
    ];

    /// <summary>Whom a film can be about.</summary>
    public static readonly string[] Persons =
    [
        "a retired detective", "a young teacher", "a lonely lighthouse keeper", "a travelling salesman",
        "a widow with three children", "a boy from the harbour", "an old clockmaker", "a country doctor",
        "the daughter of a baker", "a sailor on leave",
    ];

    /// <summary>What such a person can do.</summary>
    public static readonly string[] Deeds =
    [
        "returns to the village after many years", "has to keep an old promise", "loses a letter on a train",
        "inherits a house by the sea", "is hired to find a missing painting", "falls in love with a neighbour",
        "crosses the desert on foot", "learns to play the cello", "hides a stranger in the attic",
        "takes a job at the circus",
    ];

    /// <summary>Where a film can be set.</summary>
    public static readonly string[] Places =
    [
        "Lisbon", "a mountain village", "Chicago", "the north of England", "a small port", "Vienna", "the desert",
        "an old hotel", "Bombay", "a town on the border",
    ];

    /// <summary>When one can see a film.</summary>
    public static readonly string[] Occasions =
    [
        "on a rainy Tuesday", "with my sister", "at a festival", "on a long flight", "late at night",
        "in a half full cinema", "at school", "with two friends",
    ];
}
