using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>A process in a sandbox, with all that it starts.</summary>
public sealed class SandboxedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ControlGroup? _group;
    private readonly BoundedText _errors;
    private readonly Task _reading;
    private volatile Ending? _stopped;

    internal SandboxedProcess(Process process, ControlGroup? group, long errorBytes)
    {
        _process = process;
        _group = group;
        _errors = new BoundedText();
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        _reading = Task.Run(() => ReadErrors(process.StandardError.BaseStream, errorBytes));
        Ended = Task.Run(WaitAsync);
    }

    /// <summary>What the process reads: writing to it can block until it does.</summary>
    public Stream Input { get; }

    /// <summary>What the process writes.</summary>
    public Stream Output { get; }

    /// <summary>What it has written to its error stream so far: the first 16 KiB.</summary>
    public string Errors => _errors.Text;

    /// <summary>How it ended, as soon as it and everything that it started are gone.</summary>
    public Task<Ending> Ended { get; }

    /// <summary>Ends it and everything that it started, at once.</summary>
    public void Kill() => Stop(EndingKind.Stopped);

    /// <summary>Ends it and waits until nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Ended.ConfigureAwait(false);
        await Input.DisposeAsync().ConfigureAwait(false);
        await Output.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private void Stop(EndingKind why)
    {
        if (_process.HasExited)
        {
            return;
        }

        var mine = new Ending(why, 9);
        _stopped ??= mine;

        try
        {
            _process.Kill(entireProcessTree: _group is null);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception && _process.HasExited)
        {
            // It ended by itself meanwhile, which is what was wanted.
            _stopped = ReferenceEquals(_stopped, mine) ? null : _stopped;
        }
    }

    private async Task<Ending> WaitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        var ranOut = false;

        if (_group is not null)
        {
            ranOut = _group.RanOutOfMemory;
            await _group.EmptyAsync().ConfigureAwait(false);
            _group.Remove();
        }

        await _reading.ConfigureAwait(false);

        return ranOut ? new Ending(EndingKind.OutOfMemory, 9)
            : _stopped ?? Ending.OfExitCode(_process.ExitCode);
    }

    private void ReadErrors(Stream stream, long most)
    {
        var buffer = new byte[4096];
        long total = 0;

        while (stream.Read(buffer) is var count and > 0)
        {
            _errors.Add(buffer.AsSpan(0, count));
            total += count;

            if (total > most)
            {
                Stop(EndingKind.TooMuchOutput);
            }
        }
    }
}
