using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace DLWorkbook.Grading;

/// <summary>How work is sent to a Slurm cluster. What is not given is left to the cluster.</summary>
public sealed record SlurmOptions
{
    private static readonly string[] s_ours =
    [
        "--array", "-a", "--job-name", "-J", "--output", "-o", "--error", "-e", "--open-mode", "--wrap", "--export", "--export-file",
        "--parsable", "--wait", "-W", "--chdir", "-D", "--input", "-i", "--requeue", "--no-requeue", "--test-only", "--get-user-env",
    ];

    /// <summary>The partition (<c>sbatch --partition</c>).</summary>
    public string? Partition { get; init; }

    /// <summary>The account that pays (<c>sbatch --account</c>).</summary>
    public string? Account { get; init; }

    /// <summary>The most time of a task, as Slurm writes it: minutes, or 1:30:00, or 1-12 (<c>sbatch --time</c>).</summary>
    public string? Time { get; init; }

    /// <summary>The memory of a task, as Slurm writes it: 4G (<c>sbatch --mem</c>).</summary>
    public string? Memory { get; init; }

    /// <summary>The cores of a task, and so the submissions that it grades at the same time; 1 by default (<c>sbatch --cpus-per-task</c>).</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Further options of sbatch, as they are: <c>--constraint=avx2</c>.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>The folder for what nodes read and write, which every node must see at the same path; <c>slurm</c> in the course's folder by default.</summary>
    public string? Folder { get; init; }

    /// <summary>Submissions of a task; 10 by default, and more when there would be more tasks than the cluster takes in one array.</summary>
    public int Chunk { get; init; } = 10;

    /// <summary>How often a submission is sent before it is given up; 3 by default.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Time between two questions to the cluster; 5 seconds by default.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long files of a task that ended may take to be seen here; 20 seconds by default.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the cluster may be silent before waiting ends; 30 minutes by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Variables for Slurm's commands: which cluster.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder of Slurm's commands; null for those of the path.</summary>
    internal string? Commands { get; init; }

    /// <summary>What a node runs, before the arguments; the grader itself by default.</summary>
    internal IReadOnlyList<string>? Program { get; init; }

    /// <summary>What is wrong, each with the option's name; empty when all is well.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();

        void Expect(bool holds, string option, string expected, object? got)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"{option}: expected {expected}, got {got}"));
            }
        }

        bool IsName(string? name) => name is null || Regex.IsMatch(name, @"^[\w@.+][\w@.+,-]*$");
        Expect(IsName(Partition), "--partition", "a partition's name", $"\"{Partition}\"");
        Expect(IsName(Account), "--account", "an account's name", $"\"{Account}\"");
        Expect(
            Time is null || Regex.IsMatch(Time, @"^(\d+-)?\d+(:\d{1,2}){0,2}$"),
            "--time",
            "minutes, hours:minutes:seconds or days-hours, as 30, 1:30:00 or 1-12",
            $"\"{Time}\"");
        Expect(Memory is null || Regex.IsMatch(Memory, "^[1-9][0-9]*[KMGTkmgt]?$"), "--mem", "MiB, or a number with K, M, G or T, as 4G", $"\"{Memory}\"");
        Expect(Cpus >= 1, "--cpus", "at least 1", Cpus);
        Expect(Chunk >= 1, "--chunk", "at least 1", Chunk);
        Expect(Attempts >= 1, "--attempts", "at least 1", Attempts);
        Expect(Poll > TimeSpan.Zero, "Poll", "a time above 0", Poll);
        Expect(Settle >= TimeSpan.Zero, "Settle", "a time of at least 0", Settle);
        Expect(Patience >= TimeSpan.Zero, "Patience", "a time of at least 0", Patience);

        foreach (var further in Further)
        {
            Expect(further.StartsWith('-') && further.Length > 1, "--slurm", "an option of sbatch, with '=' before its value, as --constraint=avx2", $"\"{further}\"");
            Expect(!IsOurs(further), "--slurm", "no option that the grader itself gives to sbatch", $"\"{further}\"");
        }

        return faults;
    }

    /// <summary>Reads further options of sbatch from one text; spaces part them, quotation marks keep spaces.</summary>
    /// <param name="text">The text: <c>--constraint=avx2 --comment="lab 1b"</c>.</param>
    public static IReadOnlyList<string> Split(string text) =>
    [
        .. Regex.Matches(text, "(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+").Select(match => Regex.Replace(match.Value, "\"([^\"]*)\"|'([^']*)'", "$1$2")),
    ];

    internal void Validate()
    {
        var faults = Faults();

        if (faults.Count > 0)
        {
            throw new SlurmException(string.Join('\n', faults));
        }
    }

    internal IEnumerable<string> Arguments()
    {
        foreach (var (option, value) in new[] { ("--partition", Partition), ("--account", Account), ("--time", Time), ("--mem", Memory) })
        {
            if (value is not null)
            {
                yield return $"{option}={value}";
            }
        }

        yield return FormattableString.Invariant($"--cpus-per-task={Cpus}");
        yield return "--nodes=1";
        yield return "--ntasks=1";

        foreach (var further in Further)
        {
            yield return further;
        }
    }

    private static bool IsOurs(string option)
    {
        var name = option.Split('=')[0];

        // sbatch takes long options by any beginning that is theirs alone, and a short one with its value.
        return name.StartsWith("--", StringComparison.Ordinal)
            ? s_ours.Any(ours => ours.StartsWith(name, StringComparison.Ordinal))
            : s_ours.Any(ours => ours.Length == 2 && name.StartsWith(ours, StringComparison.Ordinal));
    }
}
