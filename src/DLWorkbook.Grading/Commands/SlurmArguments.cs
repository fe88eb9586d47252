using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>What <c>--executor slurm</c> can be told.</summary>
internal sealed class SlurmArguments
{
    private static readonly SlurmOptions s_usual = new();

    private readonly Option<string> _partition = Text("--partition", "name", "Slurm: the partition.");
    private readonly Option<string> _account = Text("--account", "name", "Slurm: the account.");
    private readonly Option<string> _time = Text("--time", "time", "Slurm: the most time of a task, as 30 or 1:30:00.");
    private readonly Option<string> _memory = Text("--mem", "size", "Slurm: the memory of a task, as 4G.");
    private readonly Option<int> _cpus = Number("--cpus", s_usual.Cpus, "Slurm: cores of a task: it grades as many at the same time.");
    private readonly Option<int> _chunk = Number("--chunk", s_usual.Chunk, "Slurm: submissions of a task.");
    private readonly Option<int> _attempts = Number("--attempts", s_usual.Attempts, "Slurm: how often a submission is sent.");
    private readonly Option<string> _further = Text("--slurm", "options", "Slurm: further options of sbatch, as \"--constraint=avx2\".");
    private readonly Option<string> _folder = Text("--slurm-folder", "folder", "Slurm: a folder that every node sees; slurm/ in the course's by default.");

    private Option[] All => [_partition, _account, _time, _memory, _cpus, _chunk, _attempts, _further, _folder];

    /// <summary>Adds the options; they mean nothing to another executor, which is an error.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(parsed =>
        {
            var given = All.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();

            if (given.Count > 0 && (parsed.GetResult("--executor") as OptionResult)?.Tokens.FirstOrDefault()?.Value != "slurm")
            {
                parsed.AddError($"{string.Join(", ", given)}: expected --executor slurm as well");
            }
        });
    }

    /// <summary>The options that were given.</summary>
    public SlurmOptions OptionsOf(ParseResult parsed) => new()
    {
        Partition = parsed.GetValue(_partition),
        Account = parsed.GetValue(_account),
        Time = parsed.GetValue(_time),
        Memory = parsed.GetValue(_memory),
        Cpus = parsed.GetValue(_cpus),
        Chunk = parsed.GetValue(_chunk),
        Attempts = parsed.GetValue(_attempts),
        Further = SlurmOptions.Split(parsed.GetValue(_further) ?? ""),
        Folder = parsed.GetValue(_folder),
    };

    private static Option<string> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    private static Option<int> Number(string name, int usual, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "count" };
}
