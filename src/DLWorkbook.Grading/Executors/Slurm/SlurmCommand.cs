using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>What a command of Slurm's said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record SlurmCommand(int Code, string Output, string Errors)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>Whether the cluster's controller did not answer, which may pass.</summary>
    public bool IsSilence =>
        Code != 0 && (Errors.Contains("Unable to contact slurm controller", StringComparison.OrdinalIgnoreCase)
            || Errors.Contains("Socket timed out", StringComparison.OrdinalIgnoreCase)
            || Errors.Contains("Zero Bytes were transmitted", StringComparison.OrdinalIgnoreCase)
            || Errors.Contains("Connection refused", StringComparison.OrdinalIgnoreCase)
            || Errors.Contains("did not answer", StringComparison.Ordinal)
            || Errors.Contains("temporarily unable", StringComparison.OrdinalIgnoreCase)
            || Errors.Contains("standby mode", StringComparison.OrdinalIgnoreCase));

    /// <summary>Runs a command of Slurm's to its end.</summary>
    /// <exception cref="SlurmException">It is not installed here.</exception>
    public static async Task<SlurmCommand> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);

        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new SlurmCommand(-1, "", $"{program} did not answer within {s_patience.TotalMinutes:F0} minutes");
        }

        return new SlurmCommand(process.ExitCode, await output.ConfigureAwait(false), (await errors.ConfigureAwait(false)).Trim());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new SlurmException($"{start.FileName} did not start");
        }
        catch (Win32Exception fault)
        {
            throw new SlurmException(
                $"--executor slurm needs Slurm's command {Path.GetFileName(start.FileName)}, which is not on this machine: "
                + "run the grader on a login node of the cluster, or with --executor local",
                fault);
        }
    }
}
