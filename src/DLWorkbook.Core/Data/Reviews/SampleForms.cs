namespace DLWorkbook.Core.Data;

/// <summary>
/// The sentences of the built-in sample's grammar. <c>{same}</c> is a word that says what the sentence comes to,
/// <c>{flip}</c> one that says the opposite; <c>{a same}</c> puts the right article before it.
/// </summary>
internal static class SampleForms
{
    /// <summary>Sentences that mean what their words say.</summary>
    public static readonly string[] Plain =
    [
        "The {aspect} is {same}.",
        "I found the {aspect} {same}.",
        "What {a same} {genre}!",
        "The {aspect} stays {same} to the last minute.",
        "My friends thought the {aspect} {same}, and so did I.",
        "For me the {aspect} was {same} from start to finish.",
        "This is {a same} {genre}.",
    ];

    /// <summary>Sentences whose one judging word is turned round by a negation.</summary>
    public static readonly string[] Negated =
    [
        "The {aspect} is not {flip}.",
        "The {aspect} is never {flip}.",
        "The {aspect} is hardly {flip}.",
        "The {aspect} is anything but {flip}.",
        "The {aspect} is far from {flip}.",
        "There is nothing {flip} about the {aspect}.",
        "This is no {flip} {genre}.",
        "Nobody could call the {aspect} {flip}.",
        "I would not call this {a flip} {genre}.",
        "I expected {a flip} {genre}; it is anything but {flip}.",
        "It is not {a flip} {genre}, though the {aspect} is {flip}.",
    ];

    /// <summary>Sentences that say one thing and mean the other: only the order of the words tells which.</summary>
    public static readonly string[] Contrasted =
    [
        "I expected something {flip}; it is {same}.",
        "I expected {a flip} {genre}; this is {a same} one.",
        "The {aspect} is not {flip} but {same}.",
        "The {aspect} is not {flip}, it is {same}.",
        "The trailer made it look {flip}, but the film is {same}.",
        "It begins as {a flip} {genre} and turns into {a same} one.",
        "Though the {aspect} is {flip}, the {other} is {same}.",
        "The {aspect} is {same}, though the {other} is {flip}.",
        "The {aspect} is {same}, not {flip}.",
    ];

    /// <summary>Sentences that judge nothing; each occurs at most once in a review.</summary>
    public static readonly string[] Neutral =
    [
        "I saw it {occasion}.",
        "It is set in {place}.",
        "It follows {person} who {deed}.",
        "In the end our hero {deed}.",
        "It runs for about two hours.",
        "The same people made another {genre} before.",
        "It is based on a novel that I have not read.",
        "Half of it takes place at night.",
        "There is a dog in it.",
        "The poster shows a train in the snow.",
        "My neighbour worked on it as a driver.",
        "They say that it took ten years to make.",
    ];
}
