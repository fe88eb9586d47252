using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using DLWorkbook.Checking;
using Microsoft.FSharp.Collections;

namespace DLWorkbook.Grading;

/// <summary>Examines one exercise of a submission: inputs, oracles, comparisons and the clock are on this side, only the function is on the other.</summary>
internal sealed class ExerciseExamination
{
    private readonly WorkerSession _worker;
    private readonly AssignmentExercise _exercise;
    private readonly GradingLimits _limits;
    private readonly TimeSpan _call;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _isOverdue;
    private WorkerCall? _raised;
    private WorkerCall? _lost;
    private string _printed = "";

    public ExerciseExamination(WorkerSession worker, AssignmentExercise exercise, GradingLimits limits)
    {
        _worker = worker;
        _exercise = exercise;
        _limits = limits;
        _call = TimeSpan.FromSeconds(Catalogue.find(exercise.Id).Seconds) + limits.CallGrace;
    }

    /// <summary>Runs every check with the seed that students know, then with the hidden ones.</summary>
    public ExerciseResult Run(IReadOnlyList<long> hiddenSeeds, int? line)
    {
        var examined = Examiner.examine(_exercise.Id, hiddenSeeds, Ask);
        var points = Points.Of(_exercise, examined);
        var verdict = VerdictOf(examined, points);

        return new ExerciseResult
        {
            Exercise = _exercise.Id,
            Title = _exercise.Title,
            Verdict = verdict,
            Points = points,
            MostPoints = _exercise.Points,
            Reason = ReasonOf(examined, verdict),
            Checks = [.. examined.Checks.Select(OutcomeOf)],
            Mistakes = [.. examined.Checks.SelectMany(check => check.Mistakes).Distinct()],
            Line = line,
            Printed = _printed,
        };
    }

    private Reply Ask(FSharpList<Value> inputs)
    {
        var left = _limits.Exercise - _clock.Elapsed;

        if (left <= TimeSpan.Zero)
        {
            _isOverdue = true;
            return Reply.NewTimedOut(_limits.Exercise.TotalSeconds);
        }

        var call = _worker.Call(_exercise.Id, ReplyModule.inputsToText(inputs), left < _call ? left : _call);
        _isOverdue = call.Fate == CallFate.TimedOut && left < _call;

        if (_printed == "")
        {
            _printed = call.Printed;
        }

        if (call.Reply.IsRaised)
        {
            _raised ??= call;
        }

        // Calls of other checks may follow in a fresh process, and be answered: they do not say how this one was lost.
        if (call.Reply.IsLost)
        {
            _lost ??= call;
        }

        return call.Reply;
    }

    private Verdict VerdictOf(Examined examined, double points) => examined.End switch
    {
        ExaminationEnd.Unsolved => Verdict.Todo,
        ExaminationEnd.TimedOut => Verdict.TimedOut,
        ExaminationEnd.Lost => _lost?.Fate switch
        {
            CallFate.OutOfMemory => Verdict.OutOfMemory,
            CallFate.Killed => Verdict.Killed,
            _ => Verdict.Tampered,
        },
        _ when examined.Checks.All(check => check.Held) => Verdict.Passed,
        _ when points > 0 => Verdict.Partly,
        _ when examined.Checks.First(check => !check.Held).Raised => Verdict.Error,
        _ => Verdict.Failed,
    };

    private string ReasonOf(Examined examined, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Passed:
                return "";

            case Verdict.Todo:
                return "it is still to be done";

            case Verdict.TimedOut when _isOverdue:
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"all its calls together may take {_limits.Exercise.TotalSeconds} s: they were not ready by then");

            case Verdict.TimedOut:
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"a call was not ready after {_call.TotalSeconds} s: does a loop ever end?");

            case Verdict.OutOfMemory or Verdict.Killed or Verdict.Tampered:
                return _lost?.Reason ?? "";

            default:
                var held = examined.Checks.Count(check => check.Held);
                var share = $"{held} of its {examined.Checks.Length} checks held";
                return _raised is null ? share : string.Join('\n', (string[])[share, Message(_raised), .. _raised.Trace.Select(at => "at " + at)]);
        }
    }

    private static string Message(WorkerCall raised) => raised.Reply is Reply.Raised it ? it.message : "";

    private static CheckOutcome OutcomeOf(ExaminedCheck check) => new()
    {
        Check = check.Name,
        Held = check.Held,
        Comparisons = check.Comparisons,
        Fault = check.Held || check.Fault == "" ? null : check.Fault,
        Given = [.. check.Given.Select(given => new GivenArgument(given.Key, given.Value))],
        Expected = check.Held ? null : check.Expected,
        Got = check.Held ? null : check.Got,
        Diagnoses = [.. check.Diagnoses],
        Interval = check.Score,
    };
}
