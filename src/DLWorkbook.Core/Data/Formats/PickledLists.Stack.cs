using System;
using System.Collections.Generic;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <content>What the operations stand on: the bytes, the stack, its marks and the memo.</content>
internal sealed partial class PickledLists
{
    private int Long(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 4)
        {
            throw Wrong($"expected a number of at most 4 bytes, got {digits.Length}");
        }

        int value = digits.Length > 0 && (digits[^1] & 0x80) != 0 ? -1 : 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | digits[i];
        }

        return value;
    }

    private bool PushText(uint length) => Push(Kind.Text, Encoding.Latin1.GetString(Take(length)));

    private bool PushName(string module, string name)
    {
        string full = $"{module} {name}";
        return KnownNames.Contains(full)
            ? Push(Kind.Name, full)
            : throw Wrong($"expected a name that NumPy's arrays need, got '{full}', which could run code");
    }

    private bool Push(int number) => Push(new Value(Kind.Number, number, null));

    private bool Push(Kind kind, object? items = null) => Push(new Value(kind, 0, items));

    private bool Push(Value value)
    {
        if (stack.Count >= Slack)
        {
            throw Wrong($"expected at most {Slack} values on the stack");
        }

        stack.Add(value);
        return true;
    }

    private Value Pop() => PopMany(1)[0];

    private List<Value> PopMany(int count)
    {
        int floor = marks.Count == 0 ? 0 : marks[^1];
        if (stack.Count - count < floor)
        {
            throw Wrong($"expected {count} values on the stack, got {stack.Count - floor}");
        }

        List<Value> values = stack.GetRange(stack.Count - count, count);
        stack.RemoveRange(stack.Count - count, count);
        return values;
    }

    private int PopMark()
    {
        if (marks.Count == 0)
        {
            throw Wrong("expected a mark on the stack");
        }

        int mark = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        return mark;
    }

    private bool Remember(uint key)
    {
        if (stack.Count == 0)
        {
            throw Wrong("expected a value to remember");
        }

        memo[key] = stack[^1];
        if (memo.Count > rowCount + Slack)
        {
            throw Wrong("expected no more remembered values than there are lists");
        }

        return true;
    }

    private bool Recall(uint key) =>
        memo.TryGetValue(key, out Value value) ? Push(value) : throw Wrong($"expected a remembered value, got the unknown key {key}");

    private string TextOf(Value value) => value is { Kind: Kind.Text, Items: string text } ? text : throw Wrong($"expected a string, got {value.Kind}");

    private string Line()
    {
        int length = bytes.AsSpan(at).IndexOf((byte)'\n');
        if (length is < 0 or > 100)
        {
            throw Wrong("expected a name that ends with a line end");
        }

        return Encoding.Latin1.GetString(Take((uint)length + 1)[..length]);
    }

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > (uint)(bytes.Length - at))
        {
            throw Wrong($"expected {count:N0} more bytes, got {bytes.Length - at:N0}: the file is cut short");
        }

        at += (int)count;
        return bytes.AsSpan(at - (int)count, (int)count);
    }

    private DataFormatException Wrong(string expected) => new(file, at, expected);
}
