using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>Reads what a submission's process sends: nothing in it is believed before it is checked.</summary>
internal static class ReplyMessage
{
    private const int MostText = 4096;

    private const int MostFrames = 20;

    private static readonly JsonDocumentOptions s_bounds = new() { MaxDepth = 2 * ValueJson.mostDepth + 8 };

    /// <summary>The call that a message replies to.</summary>
    /// <param name="message">UTF-8 JSON: id, reply, printed, trace, and the type of an exception.</param>
    /// <param name="id">The id that the request had.</param>
    /// <exception cref="TamperedException">It is no reply to that request.</exception>
    internal static WorkerCall Read(byte[] message, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(message, s_bounds);
            var root = document.RootElement;

            if (Text(root, "id") != id)
            {
                throw new TamperedException("its process replied to what was not asked");
            }

            var reply = Bounded(ReplyModule.ofText(root.GetProperty("reply").GetRawText()));
            var ranOut = reply.IsRaised && Text(root, "fault") == "OutOfMemoryException";

            const string outOfMemory = "it took more memory than it may";

            return new WorkerCall(
                ranOut ? CallFate.OutOfMemory : CallFate.Answered, ranOut ? Reply.NewLost(outOfMemory) : reply)
            {
                Reason = ranOut ? outOfMemory : "",
                Printed = Plain(Text(root, "printed"), MostText),
                Trace = Lines(root.GetProperty("trace")),
            };
        }
        catch (Exception wrong) when (
            wrong is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new TamperedException("its process wrote what is no reply");
        }
    }

    /// <summary>Text for a reader: of some length at most, and without characters that command a terminal.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters.</param>
    internal static string Plain(string text, int most)
    {
        var kept = text.Length > most ? text[..most] + "…" : text;
        return string.Concat(kept.Select(c => char.IsControl(c) && c is not '\n' and not '\t' ? '\uFFFD' : c));
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? "";

    private static string[] Lines(JsonElement lines)
    {
        if (lines.GetArrayLength() > MostFrames)
        {
            throw new FormatException($"expected at most {MostFrames} lines");
        }

        return [.. lines.EnumerateArray().Select(line => Plain(line.GetString() ?? "", 300))];
    }

    /// <summary>The reply with its messages shortened; one that only the grader itself may give is refused.</summary>
    private static Reply Bounded(Reply reply) => reply switch
    {
        Reply.Raised raised => Reply.NewRaised(Plain(raised.message, MostText)),
        Reply.Unfit unfit => Reply.NewUnfit(Plain(unfit.why, MostText)),
        Reply.TimedOut or Reply.Lost => throw new TamperedException("its process replied what only the grader can know"),
        _ => reply,
    };
}
