using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor's elements as texts, by their place in row-major order.</summary>
internal sealed class Cells
{
    private readonly Func<long, string> _text;
    private readonly long[] _blocks;

    internal Cells(Tensor tensor, string format, CultureInfo? culture)
    {
        culture ??= CultureInfo.CurrentCulture;
        Shape = tensor.shape;
        // _blocks[d]: elements of one slice of dimension d - 1.
        _blocks = Enumerable.Range(0, Shape.Length + 1).Select(d => Shape.Skip(d).TotalSize()).ToArray();
        _text = Reader(tensor, format, culture);
    }

    /// <summary>The tensor's shape.</summary>
    internal long[] Shape { get; }

    /// <summary>The text of the element at a place in row-major order.</summary>
    internal string this[long i] => _text(i);

    /// <summary>Elements in one slice of a dimension.</summary>
    internal long Block(int dim) => _blocks[dim + 1];

    // Values are read out at once, so that writing goes on when the tensor is disposed meanwhile.
    private static Func<long, string> Reader(Tensor tensor, string format, CultureInfo culture)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var here = tensor.detach().cpu();
        switch (here.dtype)
        {
            case ScalarType.Bool:
                return Of<bool>(here, v => v.ToString(culture));
            case ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64:
                using (var wide = here.to(ScalarType.ComplexFloat64))
                    return Of<Complex>(wide, v => Text(v, here.dtype == ScalarType.ComplexFloat32, format, culture));
            case ScalarType.Float64:
                return Of<double>(here, v => v.ToString(format, culture));
            case ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16:
                using (var single = here.to(ScalarType.Float32))
                    return Of<float>(single, v => v.ToString(format, culture));
            default:
                using (var wide = here.to(ScalarType.Int64))
                    return Of<long>(wide, v => v.ToString(culture));
        }
    }

    private static Func<long, string> Of<T>(Tensor tensor, Func<T, string> text) where T : unmanaged
    {
        var values = tensor.data<T>().ToArray();
        return i => text(values[i]);
    }

    private static string Text(Complex v, bool single, string format, CultureInfo culture)
    {
        string Part(double x) => single ? ((float)x).ToString(format, culture) : x.ToString(format, culture);
        if (v.Imaginary == 0)
            return Part(v.Real);
        var imaginary = Part(v.Imaginary) + "i";
        return v.Real == 0 ? imaginary : $"{Part(v.Real)}+{imaginary}";
    }
}
