using System;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// How the rows of a tall matrix are shared out: parts of whole blocks, as many as the number of rows asks for, whatever
/// machine it is, so that what is summed over parts has the same bits everywhere.
/// </summary>
/// <param name="Rows">Rows of the matrix.</param>
internal readonly record struct RowParts(long Rows)
{
    /// <summary>Rows that are worked on together.</summary>
    public const int Block = 64;

    private const int MostParts = 16;

    /// <summary>Parts.</summary>
    public int Count => (int)((Rows + PartRows - 1) / PartRows);

    private long PartRows
    {
        get
        {
            var blocks = (Rows + Block - 1) / Block;
            return (blocks + MostParts - 1) / MostParts * Block;
        }
    }

    /// <summary>Works on all blocks, the parts on all cores, the blocks of a part in their order.</summary>
    /// <param name="work">Gets the part, the block's first row and how many rows it has.</param>
    public void Run(Action<int, long, int> work)
    {
        var (rows, size) = (Rows, PartRows);
        Cores.Run(Count, part =>
        {
            var end = Math.Min(rows, (part + 1) * size);
            for (var row = part * size; row < end; row += Block)
            {
                work(part, row, (int)Math.Min(Block, end - row));
            }
        });
    }
}
