using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>What a release is made of: the lab with its solutions, its place in labs.yaml, and its checks.</summary>
internal sealed class ReleaseSource
{
    /// <summary>Reads a lab of the workbook.</summary>
    /// <param name="house">The workbook's folder.</param>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="checks">The exercises that have checks, by the lab's name.</param>
    /// <exception cref="ReleaseException">There is no such lab, it isn't in labs.yaml, or its regions can't be told.</exception>
    public ReleaseSource(string house, string lab, Func<string, IReadOnlyList<Exercise>> checks)
    {
        House = house;
        Name = lab + ".fsx";
        var file = Path.Combine(house, "labs", Name);
        SyllabusFile = Path.Combine(house, "labs", "labs.yaml");

        if (!Names.IsPlain(lab) || !File.Exists(file))
        {
            var known = Directory.Exists(Path.Combine(house, "labs"))
                ? Directory.GetFiles(Path.Combine(house, "labs"), "*.fsx").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
                : Enumerable.Empty<string>();
            throw new ReleaseException([$"expected a lab's script without its extension ({string.Join(", ", known)}), got \"{lab}\""]);
        }

        Text = File.ReadAllText(file);
        SyllabusText = File.ReadAllText(SyllabusFile);

        try
        {
            Syllabus = Checking.Syllabus.tryLab(lab, Checking.Syllabus.parse("labs.yaml", SyllabusText))?.Value
                ?? throw new ReleaseException([$"labs.yaml:1: expected an entry \"file: {Name}\", got none"]);
            Regions = [.. LabSource.regions(Name, Text)];
        }
        catch (Exception fault) when (fault is SyllabusException or LabSourceException)
        {
            throw new ReleaseException(fault.Message.Split('\n'));
        }

        Pieces = [.. LabSlice.pieces(Text)];
        Checks = checks(lab);
        Stripped = LabSource.strip(Name, Text);
    }

    /// <summary>The workbook's folder.</summary>
    public string House { get; }

    /// <summary>The script's file name.</summary>
    public string Name { get; }

    /// <summary>The script with its solutions.</summary>
    public string Text { get; }

    /// <summary>The script with holes.</summary>
    public string Stripped { get; }

    /// <summary>The file of the syllabus.</summary>
    public string SyllabusFile { get; }

    /// <summary>The text of the syllabus.</summary>
    public string SyllabusText { get; }

    /// <summary>The lab's entry in it.</summary>
    public SyllabusLab Syllabus { get; }

    /// <summary>The solutions' regions.</summary>
    public IReadOnlyList<SolutionRegion> Regions { get; }

    /// <summary>The script's top-level pieces.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The exercises of the lab that have checks.</summary>
    public IReadOnlyList<Exercise> Checks { get; }

    /// <summary>The exercise in whose function a region is; null when it is in none's.</summary>
    public string? ExerciseOf(SolutionRegion region) =>
        Pieces.LastOrDefault(piece => piece.Line <= region.Begin) is { } piece ? ExerciseOf(piece) : null;

    /// <summary>The exercise of a piece; null when it solves none.</summary>
    public static string? ExerciseOf(Piece piece) => piece.Exercise?.Value;

    /// <summary>The lines of a text without their ends.</summary>
    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The lines inside a region, with their numbers.</summary>
    public IEnumerable<(int Line, string Text)> Solution(SolutionRegion region)
    {
        var lines = Lines(Text);
        return Enumerable.Range(region.Begin + 1, region.End - region.Begin - 1).Select(line => (line, lines[line - 1]));
    }
}
