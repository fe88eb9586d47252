using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Fetches a published file: resumes after a break, checks size and SHA-256 before anybody can use it, and puts it in
/// place in one step. Two processes that want the same file take turns.
/// </summary>
public sealed class Downloader
{
    private readonly DownloadOptions options;

    /// <summary>Makes a downloader.</summary>
    /// <param name="options">How patient it is; null for the defaults.</param>
    public Downloader(DownloadOptions? options = null) => this.options = options ?? new DownloadOptions();

    /// <summary>Fetches a file, unless it is there already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where it goes; made when it does not exist.</param>
    /// <param name="progress">Is told how far it has come; may be null.</param>
    /// <param name="cancel">Stops it; what was fetched stays, and the next call goes on from there.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="DataUnavailableException">It can't be had; the message says why in one line.</exception>
    public string Fetch(RemoteFile file, string folder, IProgress<DataProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string target = Path.Combine(folder, file.Name);
        if (File.Exists(target))
        {
            return target;
        }

        try
        {
            Directory.CreateDirectory(folder);
            using FileStream turn = TakeTurn(target + ".lock", file, cancel);
            if (!File.Exists(target))
            {
                FetchPart(file, target + ".part", progress, cancel);
                Verify(file, target + ".part");
                File.Move(target + ".part", target);
            }

            return target;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not DataUnavailableException)
        {
            throw new DataUnavailableException($"{file.Name} can't be written: {error.Message}", error);
        }
    }

    /// <summary>Holds an empty file open for itself alone: the other process waits, and a dead one holds nothing.</summary>
    private FileStream TakeTurn(string path, RemoteFile file, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (waited.Elapsed > options.LockTimeout)
                {
                    throw new DataUnavailableException(
                        $"another process has been fetching {file.Name} for {waited.Elapsed.TotalSeconds:0} s ({Path.GetFileName(path)} is held)", error);
                }

                cancel.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private void FetchPart(RemoteFile file, string part, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = options.ConnectTimeout };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        int failures = 0;
        while (true)
        {
            long before = File.Exists(part) ? new FileInfo(part).Length : 0;
            if (before == file.Size)
            {
                return;
            }

            try
            {
                FetchRest(client, file, part, before > file.Size ? 0 : before, progress, cancel);
            }
            catch (Exception error) when (IsBreak(error, cancel))
            {
                // Whoever never got a byte is offline, and waiting does not help.
                long after = File.Exists(part) ? new FileInfo(part).Length : 0;
                failures = after > before ? 1 : failures + 1;
                if (after == 0 || failures > options.Retries)
                {
                    throw new DataUnavailableException($"no connection to {file.Address.Host}: {Short(error)}", error);
                }

                cancel.WaitHandle.WaitOne(options.RetryDelay);
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private void FetchRest(
        HttpClient client, RemoteFile file, string part, long from, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stall.CancelAfter(options.ConnectTimeout + options.StallTimeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
        }

        using HttpResponseMessage response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, stall.Token);
        bool resumed = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == from;
        if (!resumed && response.StatusCode != HttpStatusCode.OK)
        {
            if (from > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                File.Delete(part);
                return;
            }

            throw new DataUnavailableException(
                $"{file.Address} answered {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        long done = resumed ? from : 0;
        using var output = new FileStream(part, resumed ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        using Stream body = response.Content.ReadAsStream(stall.Token);
        var buffer = new byte[1 << 16];
        while (true)
        {
            stall.CancelAfter(options.StallTimeout);
            int got = body.ReadAsync(buffer, stall.Token).AsTask().GetAwaiter().GetResult();
            if (got == 0)
            {
                break;
            }

            done += got;
            if (done > file.Size)
            {
                output.Dispose();
                File.Delete(part);
                throw new DataUnavailableException($"{file.Address} sent more than the {file.Size:N0} bytes that {file.Name} has");
            }

            output.Write(buffer, 0, got);
            progress?.Report(new DataProgress("downloading " + file.Name, done, file.Size, "bytes"));
        }

        if (done < file.Size)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"the connection ended after {done:N0} of {file.Size:N0} bytes");
        }
    }

    /// <summary>True when another process holds the file: EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.</summary>
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static bool IsBreak(Exception error, CancellationToken cancel) =>
        !cancel.IsCancellationRequested
        && error is HttpRequestException or HttpIOException or OperationCanceledException or IOException { InnerException: SocketException };

    private static string Short(Exception error) =>
        error is OperationCanceledException ? "it stopped answering" : error.Message;

    private static void Verify(RemoteFile file, string part)
    {
        string found;
        using (FileStream stream = File.OpenRead(part))
        {
            found = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        if (found != file.Sha256)
        {
            File.Delete(part);
            throw new DataUnavailableException(
                $"{file.Name} from {file.Address.Host} has the SHA-256 {found[..16]}…, expected {file.Sha256[..16]}…: it was thrown away");
        }
    }
}
