using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Spectre.Console;

namespace DLWorkbook.Grading;

/// <summary>Shows how far the grader has come: a bar with the time left where a person watches, a line now and then where nobody does.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(20);

    /// <summary>Runs something that reports its progress.</summary>
    public static async Task<T> ShowAsync<T>(string title, TextWriter output, Func<IProgress<GradingProgress>, Task<T>> work)
    {
        var isWatched = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        return isWatched ? await LiveAsync(title, work).ConfigureAwait(false) : await work(new Lines(output)).ConfigureAwait(false);
    }

    private static Task<T> LiveAsync<T>(string title, Func<IProgress<GradingProgress>, Task<T>> work) =>
        AnsiConsole
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DoneColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title)))));

    private sealed class DoneColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Spectre.Console.Text($"{task.Value:0}/{task.MaxValue:0}");
    }

    private sealed class Bar(ProgressTask task) : IProgress<GradingProgress>
    {
        public void Report(GradingProgress value)
        {
            task.MaxValue = Math.Max(1, value.All);
            task.Value = value.All == 0 ? 1 : value.Done;
        }
    }

    private sealed class Lines(TextWriter output) : IProgress<GradingProgress>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _said;

        public void Report(GradingProgress value)
        {
            if (_clock.Elapsed - _said < s_betweenLines || value.Done == 0)
            {
                return;
            }

            _said = _clock.Elapsed;
            var left = _clock.Elapsed * ((value.All - value.Done) / (double)value.Done);
            output.WriteLine(FormattableString.Invariant($"{value.Done}/{value.All}, {left.TotalSeconds:F0} s left"));
        }
    }
}
