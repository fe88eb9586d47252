using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;

namespace DLWorkbook.Grading;

/// <summary>Draws, keeps and reads the seeds of the hidden inputs.</summary>
public static class HiddenSeedsFile
{
    /// <summary>How many seeds there are unless one says otherwise.</summary>
    public const int Usual = 2;

    /// <summary>Reads a lab's hidden seeds.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <exception cref="FileNotFoundException">The lab has not been released.</exception>
    /// <exception cref="InvalidDataException">They can't be read: the message says where.</exception>
    public static HiddenSeeds Read(Course course, string lab)
    {
        var file = course.Hidden(lab);

        if (!File.Exists(file))
        {
            throw new FileNotFoundException(
                $"{lab} has no hidden seeds: there is no {file}\nrun dotnet fsi scripts/release.fsx {lab} --course {course.Folder}",
                file);
        }

        var hidden = GradingJson.ReadFile<HiddenSeeds>(file);

        if (hidden.Lab != lab)
        {
            throw new InvalidDataException($"{file}: at $.lab: expected \"{lab}\", got \"{hidden.Lab}\"");
        }

        return hidden.Seeds.Count > 0
            ? hidden
            : throw new InvalidDataException($"{file}: at $.seeds: expected at least one seed, got none");
    }

    /// <summary>Reads a lab's hidden seeds; when there are none yet, they are drawn and kept.</summary>
    /// <remarks>They are never replaced: what was graded with them could not be graded again.</remarks>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="count">How many are drawn.</param>
    public static HiddenSeeds ReadOrCreate(Course course, string lab, int count = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return File.Exists(course.Hidden(lab)) ? Read(course, lab) : Keep(course, Draw(lab, count));
    }

    /// <summary>Draws seeds from the system's cryptographic generator, without keeping them.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <param name="count">How many.</param>
    /// <returns>Seeds that differ, each below 2⁵³ so that every reader of JSON keeps it.</returns>
    internal static HiddenSeeds Draw(string lab, int count)
    {
        var seeds = new HashSet<long>();

        while (seeds.Count < count)
        {
            seeds.Add((long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11));
        }

        return new HiddenSeeds(lab, [.. seeds]);
    }

    /// <summary>Keeps seeds in a file that only its owner may read, unless there are some already.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="hidden">The seeds.</param>
    /// <returns>Those that are kept.</returns>
    internal static HiddenSeeds Keep(Course course, HiddenSeeds hidden)
    {
        var file = course.Hidden(hidden.Lab);

        if (!File.Exists(file))
        {
            MakeFolder(Path.GetDirectoryName(file)!);
            WholeFile.WriteSecret(file, GradingJson.Write(hidden));
        }

        return Read(course, hidden.Lab);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
