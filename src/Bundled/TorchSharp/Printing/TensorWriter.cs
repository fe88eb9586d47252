using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TorchSharp;

/// <summary>Writes a tensor's elements in one of the styles.</summary>
internal sealed class TensorWriter(Cells cells, PrintOptions options)
{
    private const string Ellipsis = "...";

    private readonly StringBuilder _out = new();

    private int Rank => cells.Shape.Length;

    /// <summary>NumPy's manner: nested brackets, indented, long dimensions shortened.</summary>
    internal string Numpy()
    {
        Nested(0, 0, "[", "]", "", dim => string.Concat(Enumerable.Repeat(options.NewLine, Rank - dim - 1)));
        return _out.ToString();
    }

    /// <summary>C#'s manner: "float [,] " and nested braces.</summary>
    /// <param name="type">The C# name of the element type.</param>
    /// <param name="suffix">What follows each number: "f" or "L".</param>
    internal string CSharp(string type, string suffix)
    {
        if (Rank == 0)
            return cells[0];
        var lines = Rank > 1;
        if (lines)
            _out.Append(options.NewLine);
        _out.Append(type).Append(" [").Append(',', Rank - 1).Append("] ");
        if (!lines)
        {
            Nested(0, 0, "{", "}", suffix, _ => "," + options.NewLine);
            return _out.ToString();
        }
        _out.Append('{').Append(options.NewLine).Append(' ');
        Slices(0, 0, (dim, at) => Nested(dim, at, "{", "}", suffix, _ => "," + options.NewLine), _ => "," + options.NewLine);
        return _out.Append(options.NewLine).Append('}').ToString();
    }

    /// <summary>Julia's manner: aligned columns, as many as fit, one matrix after the other.</summary>
    internal string Julia()
    {
        if (Rank == 0)
            return ", value = " + cells[0];
        if (Rank == 1)
        {
            _out.Append(options.NewLine);
            Matrix(0, 1, cells.Shape[0]);
        }
        else if (Rank == 2)
        {
            _out.Append(options.NewLine);
            Matrix(0, cells.Shape[0], cells.Shape[1]);
        }
        else
        {
            Matrices(0, 0, "[");
        }
        return _out.ToString();
    }

    private void Matrices(int dim, long at, string prefix)
    {
        for (var i = 0L; i < cells.Shape[dim]; i++)
        {
            var start = at + i * cells.Block(dim);
            if (dim < Rank - 3)
            {
                Matrices(dim + 1, start, $"{prefix}{i},");
                continue;
            }
            _out.Append(options.NewLine).Append($"{prefix}{i},..,..] =").Append(options.NewLine);
            Matrix(start, cells.Shape[^2], cells.Shape[^1]);
        }
    }

    private void Matrix(long start, long rows, long columns)
    {
        var texts = new List<string[]>();
        for (var r = 0L; r < rows; r++)
            texts.Add(Fitting(start + r * columns, columns).ToArray());
        var shown = texts.Select(t => t.Length).DefaultIfEmpty(0).Min();
        var widths = Enumerable.Range(0, shown).Select(c => texts.Max(t => t[c].Length)).ToArray();
        foreach (var row in texts)
        {
            for (var c = 0; c < shown; c++)
                _out.Append(' ').Append(row[c].PadLeft(widths[c]));
            if (shown < columns)
                _out.Append(' ').Append(Ellipsis);
            _out.Append(options.NewLine);
        }
    }

    // The texts of a row that fit into a line, an ellipsis after them included.
    private IEnumerable<string> Fitting(long start, long columns)
    {
        var width = options.Width;
        for (var c = 0L; c < columns; c++)
        {
            var text = cells[start + c];
            if (width - text.Length - Ellipsis.Length - 1 < 0)
                yield break;
            width -= text.Length + 1;
            yield return text;
        }
    }

    private void Nested(int dim, long at, string open, string close, string suffix, Func<int, string> separator)
    {
        if (Rank == 0)
        {
            _out.Append(cells[0]);
            return;
        }
        _out.Append(open);
        if (dim == Rank - 1)
            Row(at, suffix);
        else
            Slices(dim, at, (d, a) => Nested(d, a, open, close, suffix, separator), separator);
        _out.Append(close);
    }

    private void Row(long at, string suffix)
    {
        var n = cells.Shape[^1];
        var (lead, trail) = n <= options.MaxColumns ? (n, 0) : Ends(options.MaxColumns);
        _out.AppendJoin(", ", Texts(at, lead, suffix));
        if (trail > 0)
            _out.Append(", ").Append(Ellipsis).Append(' ').AppendJoin(", ", Texts(at + n - trail, trail, suffix));
    }

    private IEnumerable<string> Texts(long at, long count, string suffix)
    {
        for (var i = 0L; i < count; i++)
            yield return cells[at + i] + suffix;
    }

    // The slices of a dimension, each but the first indented, some left out when there are many.
    private void Slices(int dim, long at, Action<int, long> write, Func<int, string> separator)
    {
        var n = cells.Shape[dim];
        var (lead, trail) = n <= options.MaxRows ? (n, 0) : Ends(options.MaxRows);
        for (var i = 0L; i < n; i++)
        {
            if (trail > 0 && i == lead)
            {
                _out.Append(separator(dim)).Append(' ', dim).Append(" ...").Append(separator(dim).TrimStart(','));
                i = n - trail;
                _out.Append(' ', dim + 1);
            }
            else if (i > 0)
            {
                _out.Append(separator(dim)).Append(' ', dim + 1);
            }
            write(dim + 1, at + i * cells.Block(dim));
        }
    }

    private static (long Lead, long Trail) Ends(int max) => (max - max / 2, max / 2);
}
