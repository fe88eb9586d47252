using System;
using System.Buffers.Binary;
using System.IO;
using System.Xml;

namespace DLWorkbook.Grading;

/// <summary>A picture that a student handed in, told by what is in the file and not by its name.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Address">The picture itself, as the source of an <c>img</c>.</param>
internal sealed record Picture(PictureKind Kind, string Address)
{
    /// <summary>The most bytes of a picture that is put into a page.</summary>
    internal const int MostBytes = 4 << 20;

    /// <summary>The most dots of a picture: a small file may unpack into more than a reader's machine can hold.</summary>
    private const long MostDots = 50_000_000;

    /// <summary>The most elements of a drawing.</summary>
    private const int MostElements = 200_000;

    /// <summary>Reads a picture; what can't be shown gives the reason instead.</summary>
    internal static (Picture? Picture, string Reason) Of(ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes)
        {
            return (null, $"it has {content.Length >> 10} KiB; pictures of up to {MostBytes >> 20} MiB are shown");
        }

        if (Kinds(content) is not { } kind)
        {
            return (null, "it is no PNG, JPEG, GIF or SVG picture");
        }

        if (kind == PictureKind.Svg)
        {
            return Drawing(content) is { } fault ? (null, fault) : (Embed(kind, "image/svg+xml", content), "");
        }

        var size = kind switch
        {
            PictureKind.Png => PngSize(content),
            PictureKind.Gif => GifSize(content),
            _ => JpegSize(content),
        };

        return size switch
        {
            null => (null, "the file is damaged: it does not say how large the picture is"),
            ( <= 0, _) or (_, <= 0) => (null, "the file is damaged: the picture has no size"),
            var (width, height) when (long)width * height > MostDots =>
                (null, $"it has {width} × {height} dots; pictures of up to {MostDots / 1_000_000} million are shown"),
            _ => (Embed(kind, $"image/{kind.ToString().ToLowerInvariant()}", content), ""),
        };
    }

    private static Picture Embed(PictureKind kind, string type, ReadOnlySpan<byte> content) =>
        new(kind, $"data:{type};base64,{Convert.ToBase64String(content)}");

    private static PictureKind? Kinds(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return PictureKind.Png;
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return PictureKind.Jpeg;
        }

        if (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8))
        {
            return PictureKind.Gif;
        }

        var start = content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;
        return start.TrimStart(" \t\r\n"u8).StartsWith("<"u8) && start.IndexOf("<svg"u8) >= 0 ? PictureKind.Svg : null;
    }

    private static (int Width, int Height)? PngSize(ReadOnlySpan<byte> content) =>
        content.Length >= 24 && content[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]))
            : null;

    private static (int Width, int Height)? GifSize(ReadOnlySpan<byte> content) =>
        content.Length >= 10
            ? (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..]))
            : null;

    /// <summary>The size in the first frame's header, which stands behind segments of which each says how long it is.</summary>
    private static (int Width, int Height)? JpegSize(ReadOnlySpan<byte> content)
    {
        var at = 2;

        while (at + 9 <= content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            at += marker switch
            {
                0xFF => 1,
                0x01 or (>= 0xD0 and <= 0xD7) => 2,
                _ => 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]),
            };
        }

        return null;
    }

    /// <summary>What is wrong with a drawing; null when nothing is. Entities, by which a small file grows without bound, are refused.</summary>
    private static string? Drawing(ReadOnlySpan<byte> content)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = 1024,
            MaxCharactersInDocument = MostBytes,
        };

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content.ToArray()), settings);

            while (reader.Read() && reader.NodeType != XmlNodeType.Element)
            {
                if (reader.NodeType == XmlNodeType.DocumentType && reader.Value.Trim() != "")
                {
                    return "it declares entities of its own";
                }
            }

            if (reader.LocalName != "svg" || reader.NamespaceURI != "http://www.w3.org/2000/svg")
            {
                return "it is no SVG picture: its root is no svg element of http://www.w3.org/2000/svg";
            }

            var elements = 0;

            while (reader.Read())
            {
                elements += reader.NodeType == XmlNodeType.Element ? 1 : 0;

                if (elements > MostElements || reader.Depth > 200)
                {
                    return $"its drawing has more than {MostElements} elements, or they nest more than 200 deep";
                }
            }

            return null;
        }
        catch (XmlException fault)
        {
            return $"the file is damaged in line {fault.LineNumber}";
        }
    }
}
