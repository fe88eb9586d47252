using System;

namespace DLWorkbook.Core.Data;

/// <summary>The registry's entry of the pieces of clothing.</summary>
internal static class FashionMnistEntry
{
    private const string Folder = "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/";

    /// <summary>The entry.</summary>
    public static DatasetEntry Entry { get; } = new()
    {
        Name = "fashion-mnist",
        Title = "Fashion-MNIST",
        Licence = "MIT",
        Citation = "H. Xiao, K. Rasul and R. Vollgraf, \"Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine "
            + "Learning Algorithms\", arXiv:1708.07747, 2017",
        Home = new Uri("https://github.com/zalandoresearch/fashion-mnist"),
        Forms = IdxForms.Of(
            IdxForms.Remote(
                Folder, "train-images-idx3-ubyte.gz", 26_421_880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            IdxForms.Remote(
                Folder, "train-labels-idx1-ubyte.gz", 29_515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            IdxForms.Remote(
                Folder, "t10k-images-idx3-ubyte.gz", 4_422_102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            IdxForms.Remote(
                Folder, "t10k-labels-idx1-ubyte.gz", 5_148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
        Sample = "outlines of clothes and bags that our own code draws, with texture and noise",
    };
}
