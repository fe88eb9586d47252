using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads the one kind of Python pickle that an object array of lists of whole numbers makes (protocols 2 to 5, as
/// NumPy writes it). It knows the operations that this takes and no other, builds nothing but lists, tuples, numbers and
/// short strings, and runs no code: a pickle that asks for anything else is refused.
/// </summary>
internal sealed partial class PickledLists
{
    private static readonly HashSet<string> KnownNames =
    [
        "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct", "numpy ndarray", "numpy dtype",
        "_codecs encode",
    ];

    /// <summary>What an array of n lists may need beside its n lists: types, shapes, and the batches of a thousand that pickle makes.</summary>
    private const int Slack = 4096;

    /// <summary>The most rows: far more than any data set of reviews has.</summary>
    private const int MostRows = 1_000_000;

    private readonly string file;
    private readonly byte[] bytes;
    private readonly List<Value> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<uint, Value> memo = [];
    private int at;
    private int rowCount;
    private int made;
    private PickledList? array;

    /// <summary>Starts at a place in a file.</summary>
    /// <param name="file">The name for errors.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="start">Where the pickle begins.</param>
    public PickledLists(string file, byte[] bytes, int start)
    {
        this.file = file;
        this.bytes = bytes;
        at = start;
    }

    private enum Kind
    {
        Nothing,
        Number,
        Text,
        Name,
        Tuple,
        List,
        Array,
    }

    /// <summary>Reads the pickle.</summary>
    /// <param name="count">How many lists there must be.</param>
    /// <returns>The lists.</returns>
    /// <exception cref="DataFormatException">It is truncated, corrupt, or something else.</exception>
    public int[][] Read(int count)
    {
        if (count > MostRows)
        {
            throw Wrong($"expected at most {MostRows:N0} lists, but the header says {count:N0}");
        }

        rowCount = count;
        while (Step(Byte()))
        {
        }

        if (at != bytes.Length)
        {
            throw Wrong($"expected the end of the file after the pickle, got {bytes.Length - at:N0} more bytes");
        }

        if (stack is not [{ Kind: Kind.Array }] || array is null || array.Numbers.Count > 0 || array.Lists.Count != count)
        {
            throw Wrong($"expected an array of {count:N0} lists, got {array?.Lists.Count.ToString("N0") ?? "none"}");
        }

        // The same list may stand in several places: what is copied out must stay in proportion to the file.
        long total = 0;
        var lists = new int[count][];
        for (int i = 0; i < lists.Length; i++)
        {
            PickledList list = array.Lists[i];
            if (list.Lists.Count > 0)
            {
                throw Wrong($"expected row {i:N0} to be a list of whole numbers, got a list of lists");
            }

            total += list.Numbers.Count;
            if (total > bytes.Length)
            {
                throw Wrong($"expected at most {bytes.Length:N0} numbers in a file of this size");
            }

            lists[i] = [.. list.Numbers];
        }

        return lists;
    }

    private bool Step(byte operation)
    {
        switch (operation)
        {
            case 0x80: // PROTO
                int protocol = Byte();
                if (protocol is < 2 or > 5)
                {
                    throw Wrong($"expected pickle protocol 2 to 5, got {protocol}");
                }

                return true;
            case 0x95: // FRAME
                Take(8);
                return true;
            case (byte)'.': // STOP
                return false;
            case (byte)'(': // MARK
                if (marks.Count >= Slack)
                {
                    throw Wrong($"expected at most {Slack} marks");
                }

                marks.Add(stack.Count);
                return true;
            case (byte)'N': // NONE
            case 0x88: // NEWTRUE
            case 0x89: // NEWFALSE
                return Push(Kind.Nothing);
            case (byte)'K': // BININT1
                return Push(Byte());
            case (byte)'M': // BININT2
                return Push(BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
            case (byte)'J': // BININT
                return Push(BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
            case 0x8a: // LONG1
                return Push(Long(Take(Byte())));
            case (byte)'U': // SHORT_BINSTRING
            case (byte)'C': // SHORT_BINBYTES
            case 0x8c: // SHORT_BINUNICODE
                return PushText(Byte());
            case (byte)'X': // BINUNICODE
            case (byte)'T': // BINSTRING
            case (byte)'B': // BINBYTES
                return PushText(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
            case (byte)'c': // GLOBAL
                return PushName(Line(), Line());
            case 0x93: // STACK_GLOBAL
                string name = TextOf(Pop());
                return PushName(TextOf(Pop()), name);
            case (byte)')': // EMPTY_TUPLE
                return Push(Kind.Tuple, new List<Value>());
            case (byte)']': // EMPTY_LIST
                return ++made <= rowCount + Slack
                    ? Push(Kind.List, new PickledList())
                    : throw Wrong($"expected {rowCount:N0} lists, got more");
            case 0x85: // TUPLE1
            case 0x86: // TUPLE2
            case 0x87: // TUPLE3
                return Push(Kind.Tuple, PopMany(operation - 0x84));
            case (byte)'t': // TUPLE
                return Push(Kind.Tuple, PopMany(stack.Count - PopMark()));
            case (byte)'a': // APPEND
                return Append(PopMany(1));
            case (byte)'e': // APPENDS
                return Append(PopMany(stack.Count - PopMark()));
            case (byte)'q': // BINPUT
                return Remember(Byte());
            case (byte)'r': // LONG_BINPUT
                return Remember(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
            case 0x94: // MEMOIZE
                return Remember((uint)memo.Count);
            case (byte)'h': // BINGET
                return Recall(Byte());
            case (byte)'j': // LONG_BINGET
                return Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
            case (byte)'R': // REDUCE
                return Reduce();
            case (byte)'b': // BUILD
                return Build();
            default:
                at--;
                throw Wrong($"expected a pickled array of lists of whole numbers, got the operation {operation:x2}, which has no place in one");
        }
    }

    /// <summary>Calls one of the known names: each makes an empty array, a type, or a string; nothing is really called.</summary>
    private bool Reduce()
    {
        Value arguments = Pop();
        Value callee = Pop();
        if (callee.Kind != Kind.Name || arguments.Kind != Kind.Tuple)
        {
            throw Wrong("expected a known NumPy name and its arguments");
        }

        return (string)callee.Items! switch
        {
            "numpy.core.multiarray _reconstruct" or "numpy._core.multiarray _reconstruct" => Push(Kind.Array),
            "_codecs encode" => Push(Kind.Text, ""),
            "numpy dtype" => Push(Kind.Nothing),
            string other => throw Wrong($"expected the making of an array, got a call of {other}"),
        };
    }

    /// <summary>Fills an array, (version, shape, type, order, list of rows), or completes a type.</summary>
    private bool Build()
    {
        Value state = Pop();
        if (stack.Count == 0 || state.Kind != Kind.Tuple)
        {
            throw Wrong("expected the state of an array");
        }

        if (stack[^1].Kind == Kind.Array)
        {
            if (array is not null || state.Items is not List<Value> { Count: 5 } parts || parts[4].Items is not PickledList rows)
            {
                throw Wrong("expected one array, filled with a list of rows");
            }

            array = rows;
        }
        else if (stack[^1].Kind != Kind.Nothing)
        {
            throw Wrong("expected an array or a type to complete");
        }

        return true;
    }

    private bool Append(List<Value> values)
    {
        if (stack.Count == 0 || stack[^1].Items is not PickledList list)
        {
            throw Wrong("expected a list to append to");
        }

        foreach (Value value in values)
        {
            if (value.Kind == Kind.Number && list.Lists.Count == 0)
            {
                list.Numbers.Add(value.Number);
            }
            else if (value.Items is PickledList inner && list.Numbers.Count == 0)
            {
                list.Lists.Add(inner);
            }
            else
            {
                throw Wrong($"expected a list of whole numbers, or of such lists, got a {value.Kind} in one");
            }
        }

        return true;
    }

    private readonly record struct Value(Kind Kind, int Number, object? Items);

    /// <summary>A list of numbers, or of lists; never of both.</summary>
    private sealed class PickledList
    {
        public List<int> Numbers { get; } = [];

        public List<PickledList> Lists { get; } = [];
    }
}
