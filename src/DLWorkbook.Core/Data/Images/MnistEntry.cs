using System;

namespace DLWorkbook.Core.Data;

/// <summary>The registry's entry of the handwritten digits.</summary>
internal static class MnistEntry
{
    // The address at which the authors' page now sends loaders; size and SHA-256 are those that loaders check.
    private const string Folder = "https://storage.googleapis.com/cvdf-datasets/mnist/";

    /// <summary>The entry.</summary>
    public static DatasetEntry Entry { get; } = new()
    {
        Name = "mnist",
        Title = "MNIST",
        Licence = "CC BY-SA 3.0",
        Citation = "Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, \"Gradient-Based Learning Applied to Document "
            + "Recognition\", Proceedings of the IEEE 86(11), 1998, pp. 2278-2324",
        Home = new Uri("https://yann.lecun.com/exdb/mnist/"),
        Forms = IdxForms.Of(
            IdxForms.Remote(
                Folder, "train-images-idx3-ubyte.gz", 9_912_422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            IdxForms.Remote(
                Folder, "train-labels-idx1-ubyte.gz", 28_881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            IdxForms.Remote(
                Folder, "t10k-images-idx3-ubyte.gz", 1_648_877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            IdxForms.Remote(
                Folder, "t10k-labels-idx1-ubyte.gz", 4_542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
        Sample = "digits that our own code draws from strokes, with slant, thickness, jitter and noise",
    };
}
