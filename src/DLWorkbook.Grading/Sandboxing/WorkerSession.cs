using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>
/// A submission's own process: it answers "this exercise with these inputs", and is started again when it was lost.
/// </summary>
/// <remarks>
/// The process is the submission's: whatever comes from it may be a lie. It knows neither the expected answers nor how
/// they are compared, so that the best it can do is to compute them.
/// </remarks>
public sealed class WorkerSession : IAsyncDisposable
{
    /// <summary>What a process may take until it is ready, on a machine that is busy.</summary>
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(30);

    private readonly Sandbox _sandbox;
    private readonly byte[] _hello;
    private readonly GradingLimits _limits;
    private readonly int _slot;
    private readonly HashSet<string> _served = [];
    private SandboxedProcess? _process;
    private bool _isReady;
    private Task<byte[]?> _next = Task.FromResult<byte[]?>(null);

    private WorkerSession(Sandbox sandbox, byte[] hello, GradingLimits limits, int slot)
    {
        _sandbox = sandbox;
        _hello = hello;
        _limits = limits;
        _slot = slot;
    }

    /// <summary>What came of the last call; null before the first.</summary>
    public WorkerCall? Last { get; private set; }

    /// <summary>How often a process was started: once, and again after each loss.</summary>
    public int Starts { get; private set; }

    /// <summary>Starts a process and hands it the compiled submission.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="assembly">The compiled submission.</param>
    /// <param name="symbols">Its symbols, by which a stack trace has line numbers; null for none.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="slot">Which of the processes at the same time it is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static Task<WorkerSession> StartAsync(
        Sandbox sandbox,
        byte[] assembly,
        byte[]? symbols,
        GradingLimits limits,
        int slot,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(limits);
        cancellation.ThrowIfCancellationRequested();

        var hello = new byte[4 + assembly.Length + (symbols?.Length ?? 0)];
        BinaryPrimitives.WriteInt32LittleEndian(hello, assembly.Length);
        assembly.CopyTo(hello, 4);
        symbols?.CopyTo(hello, 4 + assembly.Length);

        var session = new WorkerSession(sandbox, hello, limits, slot);
        session.Begin();
        return Task.FromResult(session);
    }

    /// <summary>Calls a function of the submission. After a loss the next call starts the process again.</summary>
    /// <param name="exercise">The exercise's id.</param>
    /// <param name="inputs">The inputs as <c>Reply.inputsToText</c> writes them.</param>
    /// <param name="limit">Wall clock of the call; the process's own start does not count.</param>
    /// <returns>The text of a <c>Reply</c>; <see cref="Last"/> says more.</returns>
    public string Ask(string exercise, string inputs, TimeSpan limit) => ReplyModule.toText(Call(exercise, inputs, limit).Reply);

    /// <summary>
    /// Calls a function of the submission. After a loss the next call starts the process again; a call that is lost in a
    /// process that has served other exercises is made once more in a fresh one.
    /// </summary>
    /// <param name="exercise">The exercise's id.</param>
    /// <param name="inputs">The inputs as <c>Reply.inputsToText</c> writes them.</param>
    /// <param name="limit">Wall clock of the call; the process's own start does not count.</param>
    /// <returns>What came of it.</returns>
    public WorkerCall Call(string exercise, string inputs, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(inputs);

        // What another exercise left behind, a thread or a broken table, must not cost this one.
        var isShared = _served.Any(other => other != exercise);
        Last = Try(exercise, inputs, limit);

        if (Last.Fate != CallFate.Answered && isShared)
        {
            Last = Try(exercise, inputs, limit);
        }

        return Last;
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    private WorkerCall Try(string exercise, string inputs, TimeSpan limit)
    {
        if (_process is null)
        {
            Begin();
        }

        _served.Add(exercise);
        var call = GetReady() ?? Exchange(exercise, inputs, limit);

        if (call.Fate != CallFate.Answered)
        {
            End();
        }

        return call;
    }

    private void Begin()
    {
        var limits = SandboxLimits.Of(_limits);
        var plan = _sandbox.IsUnsafe
            ? SandboxPlan.ForDotnet(WorkerFiles.Outside, [], limits, _slot)
            : SandboxPlan.ForDotnet(WorkerFiles.Program, WorkerFiles.Mounts, limits, _slot);
        var process = _sandbox.Start(plan);
        _process = process;
        Starts++;
        _isReady = false;
        _served.Clear();
        Send(process, _hello);
        _next = Frames.ReadAsync(process.Output, _limits.ReplyBytes);
    }

    /// <summary>Waits until a fresh process has the submission; null when it has.</summary>
    private WorkerCall? GetReady()
    {
        if (_isReady)
        {
            return null;
        }

        var (message, failure) = Receive(s_startLimit);

        if (message is null)
        {
            return failure;
        }

        _isReady = Encoding.UTF8.GetString(message) == "ready";
        return _isReady ? null : Losses.Of(CallFate.Tampered, "its process wrote what is no reply");
    }

    private WorkerCall Exchange(string exercise, string inputs, TimeSpan limit)
    {
        var process = _process ?? throw new ObjectDisposedException(nameof(WorkerSession));

        if (_next.IsCompleted)
        {
            var (unasked, gone) = Receive(TimeSpan.Zero);
            return unasked is null && gone is not null ? gone : Losses.Of(CallFate.Tampered, "its process wrote without being asked");
        }

        // An id that can't be guessed: a reply that was prepared has another one.
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        Send(process, Request(id, exercise, inputs));
        var (message, failure) = Receive(limit);

        if (message is null)
        {
            return failure ?? Losses.Of(CallFate.TimedOut, "");
        }

        try
        {
            return ReplyMessage.Read(message, id);
        }
        catch (TamperedException wrong)
        {
            return Losses.Of(CallFate.Tampered, wrong.Message);
        }
    }

    private static byte[] Request(string id, string exercise, string inputs) =>
        Encoding.UTF8.GetBytes($"{id}\n{exercise}\n{inputs}");

    /// <summary>Sends without waiting: a process that does not read must not hold the grader up.</summary>
    private static void Send(SandboxedProcess process, byte[] message) =>
        _ = Frames.WriteAsync(process.Input, message).ContinueWith(
            // The process is gone; whoever waits for its reply learns that.
            static failed => failed.Exception?.Handle(fault => fault is IOException or ObjectDisposedException),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);

    /// <summary>Waits for the next message; when none comes, says why.</summary>
    private (byte[]? Message, WorkerCall? Failure) Receive(TimeSpan limit)
    {
        var process = _process ?? throw new ObjectDisposedException(nameof(WorkerSession));

        try
        {
            if (!_next.Wait(limit))
            {
                return (null, Losses.OfClock(limit));
            }

            if (_next.Result is not { } message)
            {
                return (null, Losses.OfEnd(process));
            }

            _next = Frames.ReadAsync(process.Output, _limits.ReplyBytes);
            return (message, null);
        }
        catch (AggregateException fault) when (fault.InnerException is TamperedException wrong)
        {
            return (null, Losses.Of(CallFate.Tampered, wrong.Message));
        }
        catch (AggregateException fault) when (fault.InnerException is IOException)
        {
            return (null, Losses.OfEnd(process));
        }
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            process.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
