using static DLWorkbook.Core.Data.FigurePart;

namespace DLWorkbook.Core.Data;

/// <summary>What each kind of picture shows, and before what; in CIFAR-10's order of the classes.</summary>
internal static class PictureFigures
{
    private static readonly float[] Sky = [0.55f, 0.72f, 0.92f];
    private static readonly float[] Cloud = [0.78f, 0.8f, 0.82f];
    private static readonly float[] Grass = [0.42f, 0.58f, 0.3f];
    private static readonly float[] Earth = [0.55f, 0.46f, 0.36f];
    private static readonly float[] Street = [0.5f, 0.5f, 0.52f];
    private static readonly float[] Water = [0.3f, 0.45f, 0.6f];

    /// <summary>For each kind the colours of what is behind it.</summary>
    public static float[][][] Backgrounds { get; } =
    [
        [Sky, Cloud, Street], [Street, Earth, Grass], [Sky, Grass, Cloud], [Earth, Street, Cloud], [Grass, Earth, Cloud],
        [Grass, Earth, Street], [Grass, Earth, Water], [Grass, Earth, Sky], [Water, Sky, Cloud], [Street, Sky, Earth],
    ];

    /// <summary>For each kind the parts of the thing, from back to front.</summary>
    public static FigurePart[][] Of { get; } =
    [
        [
            Area("40,46 58,46 46,84 34,84"), Area("44,48 56,48 48,18 40,18"), Limb("10,50 40,48 86,50", 6),
            Area("10,50 18,48 10,28 4,28", 0, 1),
        ],
        [
            Area("8,56 24,54 36,36 68,36 80,54 94,58 94,72 8,72"), Area("38,40 66,40 72,53 32,53", 1, 0),
            Limb("26,72 27,73", 9, 2), Limb("74,72 75,73", 9, 2),
        ],
        [
            Limb("22,56 44,60 66,50", 11), Area("34,52 56,52 40,14 22,22", 1, 2), Limb("72,40 76,38", 8),
            Area("80,36 96,40 81,43", 2, 0), Area("26,54 4,66 8,48", 0, 1),
        ],
        [
            Limb("34,74 50,70 62,78", 14), Limb("56,40 58,42", 15), Area("44,32 46,12 56,26", 0, 1),
            Area("60,26 72,12 70,34", 0, 1), Limb("30,80 12,70 10,50", 3), Limb("50,40 52,40", 2.5f, 1),
            Limb("64,40 65,40", 2.5f, 1),
        ],
        [
            Limb("26,52 46,54 66,50", 10), Limb("28,60 26,92", 2.5f), Limb("38,60 40,92", 2.5f),
            Limb("58,58 58,92", 2.5f), Limb("66,56 70,92", 2.5f), Limb("66,46 78,24", 5), Limb("78,22 86,26", 5),
            Limb("76,18 66,4 60,10", 1.6f, 2), Limb("80,18 88,2 94,10", 1.6f, 2),
        ],
        [
            Limb("24,52 44,56 64,52", 12), Limb("24,60 22,88", 4), Limb("34,60 36,88", 4), Limb("58,58 58,88", 4),
            Limb("66,58 68,88", 4), Limb("72,36 78,36", 11), Limb("84,40 90,42", 5, 1), Limb("66,30 62,46", 4, 2),
            Limb("14,48 4,34", 2.5f),
        ],
        [
            Limb("34,64 52,58 68,62", 17), Limb("36,40 37,40", 7), Limb("62,40 63,40", 7),
            Limb("36,39 37,39", 2.5f, 1), Limb("62,39 63,39", 2.5f, 1), Limb("22,66 10,84 30,88", 5),
            Limb("78,66 90,84 70,88", 5),
        ],
        [
            Limb("22,50 46,52 68,46", 13), Limb("24,58 20,94", 3.5f), Limb("34,60 36,94", 3.5f),
            Limb("60,58 58,94", 3.5f), Limb("68,56 72,94", 3.5f), Limb("70,42 82,18", 7), Limb("82,16 94,26", 5),
            Limb("68,32 76,10", 3, 1), Limb("12,44 4,70", 3, 1),
        ],
        [
            Area("6,58 94,58 80,80 20,80"), Area("34,40 66,40 66,58 34,58", 1), Limb("50,40 50,14", 2, 2),
            Area("52,14 78,34 52,36", 1, 0), Limb("4,84 96,84", 4, 2),
        ],
        [
            Area("6,28 60,28 60,72 6,72"), Area("62,42 82,42 94,58 94,72 62,72", 1),
            Area("68,46 80,46 86,57 68,57", 2, 0), Limb("22,74 23,74", 9, 2), Limb("48,74 49,74", 9, 2),
            Limb("80,74 81,74", 9, 2),
        ],
    ];
}
