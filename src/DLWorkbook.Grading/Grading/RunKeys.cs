using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DLWorkbook.Checking;
using DLWorkbook.Core.Runtime;
using TorchSharp;

namespace DLWorkbook.Grading;

/// <summary>What the grades of a plan's submissions depend on.</summary>
/// <param name="plan">How submissions are graded.</param>
public sealed class RunKeys(GradingPlan plan)
{
    private readonly string _assignment = Checksum.OfText(GradingJson.Write(plan.Assignment));
    private readonly string _checks = Checks(plan.Hidden);
    private readonly string _packages = $"{RuntimeInfo.PackageSet}, TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>What the grades of a submission depend on.</summary>
    /// <param name="submission">The submission.</param>
    public RunKey Of(Submission submission) => new(submission.Sha256, _assignment, _checks, _packages);

    /// <summary>The code that draws, expects and compares, and the hidden seeds.</summary>
    private static string Checks(HiddenSeeds hidden)
    {
        var parts = new Dictionary<string, string> { ["seeds"] = Checksum.OfText(string.Join(' ', hidden.Seeds)) };

        foreach (var assembly in new[] { typeof(Exercise).Assembly, typeof(Value).Assembly })
        {
            parts[assembly.GetName().Name ?? ""] = assembly.ManifestModule.ModuleVersionId.ToString();
        }

        return Checksum.OfAll(parts);
    }
}
