using System.ComponentModel;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    // Writing tensors as text.
    public partial class Tensor
    {
        /// <summary>Shape, element type and device: "[2x3], type = Float32, device = cpu".</summary>
        /// <exception cref="System.ObjectDisposedException">The tensor has been disposed.</exception>
        public override string ToString() => $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        /// <summary>The elements in the set style, or shape, element type and device.</summary>
        /// <param name="disamb">Whether to write the elements.</param>
        /// <param name="fltFormat">The .NET format of a number.</param>
        /// <param name="width">The characters of a line.</param>
        /// <param name="cultureInfo">The culture that numbers are written in; by default the current one.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(
            bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(torch.TensorStringStyle, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <summary>The tensor as text in a style.</summary>
        /// <param name="style">The style.</param>
        /// <param name="fltFormat">The .NET format of a number; by default that of set_printoptions.</param>
        /// <param name="width">The characters of a line; by default those of set_printoptions.</param>
        /// <param name="cultureInfo">The culture that numbers are written in; by default the current one.</param>
        /// <param name="newLine">What ends a line; by default that of set_printoptions.</param>
        /// <exception cref="InvalidEnumArgumentException">There is no such style.</exception>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null)
        {
            var options = Printing with { Width = width ?? Printing.Width, NewLine = newLine ?? Printing.NewLine };
            var chosen = is_meta ? TensorStringStyle.Metadata : style == TensorStringStyle.Default ? torch.TensorStringStyle : style;
            TensorWriter Writer() => new(new Cells(this, fltFormat ?? Printing.Format, cultureInfo), options);
            return chosen switch
            {
                TensorStringStyle.Metadata => ToString(),
                TensorStringStyle.Julia => ToString() + Writer().Julia(),
                TensorStringStyle.Numpy => Writer().Numpy(),
                TensorStringStyle.CSharp when CSharpType() is var (type, suffix) => $"{ToString()}, value = {Writer().CSharp(type, suffix)}",
                _ => throw new InvalidEnumArgumentException($"Unsupported tensor string style: {style}"),
            };
        }

        private (string Type, string Suffix) CSharpType() => dtype switch
        {
            ScalarType.Bool => ("bool", ""),
            ScalarType.Byte => ("byte", ""),
            ScalarType.Int8 => ("sbyte", ""),
            ScalarType.Int16 => ("short", ""),
            ScalarType.Int32 => ("int", ""),
            ScalarType.Int64 => ("long", "L"),
            ScalarType.Float16 => ("float16", "f"),
            ScalarType.BFloat16 => ("bfloat16", "f"),
            ScalarType.Float32 => ("float", "f"),
            ScalarType.Float64 => ("double", ""),
            ScalarType.ComplexFloat32 => ("complex32", ""),
            ScalarType.ComplexFloat64 => ("complex64", ""),
            var other => (other.ToString(), ""),
        };
    }
}
