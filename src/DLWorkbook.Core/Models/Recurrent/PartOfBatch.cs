namespace DLWorkbook.Core.Models;

/// <summary>The rows of the batch that one core works on, and where its steps lie.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct PartOfBatch<T>
    where T : unmanaged
{
    /// <summary>The first row.</summary>
    public int First;

    /// <summary>Rows, whole tiles of them.</summary>
    public int Count;

    /// <summary>Rows that a sequence has.</summary>
    public int Real;

    /// <summary>What the first step sees.</summary>
    public T* Seen;

    /// <summary>The sums of the first step.</summary>
    public T* Sums;

    /// <summary>The second state before the first step.</summary>
    public T* Memory;

    /// <summary>From one step to the next, in numbers; 0 where each step overwrites the one before.</summary>
    public nint SeenStep;

    /// <summary>From one step to the next, in numbers; 0 where each step overwrites the one before.</summary>
    public nint SumsStep;

    /// <summary>From one step to the next, in numbers; 0 where each step overwrites the one before.</summary>
    public nint MemoryStep;

    /// <summary>What a step sees.</summary>
    public readonly T* SeenAt(int step) => Seen + (step * SeenStep);

    /// <summary>A step's sums.</summary>
    public readonly T* SumsAt(int step) => Sums + (step * SumsStep);

    /// <summary>The second state before a step.</summary>
    public readonly T* MemoryAt(int step) => Memory + (step * MemoryStep);
}
