using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Finds a data set: first in the local folders and the cache, then at its canonical address, and failing that it offers
/// the built-in sample.
/// </summary>
public sealed class DatasetFinder
{
    private readonly DataFolders folders;
    private readonly Downloader downloader;

    /// <summary>Makes a finder.</summary>
    /// <param name="folders">Where to look; null for the folders that the environment asks for.</param>
    /// <param name="downloader">How to fetch what is not there; null for the usual way.</param>
    public DatasetFinder(DataFolders? folders = null, Downloader? downloader = null)
    {
        this.folders = folders ?? DataFolders.FromEnvironment();
        this.downloader = downloader ?? new Downloader();
    }

    /// <summary>Where it looks.</summary>
    public DataFolders Folders => folders;

    /// <summary>Finds a data set.</summary>
    /// <param name="name">Its name in the <see cref="Registry"/>.</param>
    /// <param name="choice">Real, sample, or whatever can be had.</param>
    /// <param name="progress">Is told how far a download has come; may be null.</param>
    /// <param name="cancel">Stops a download; what was fetched stays for the next time.</param>
    /// <returns>Where it is.</returns>
    /// <exception cref="ArgumentException">There is no such data set.</exception>
    /// <exception cref="DataUnavailableException">
    /// The real data was asked for and can't be had, or a local folder does not exist.
    /// </exception>
    public DatasetLocation Find(
        string name, DataChoice choice = DataChoice.Auto, IProgress<DataProgress>? progress = null, CancellationToken cancel = default)
    {
        DatasetEntry entry = Registry.Find(name);
        if (choice == DataChoice.Sample)
        {
            return Sample(entry, "asked for");
        }

        RequireFolders();
        if (FindLocal(entry) is DatasetLocation found)
        {
            return found;
        }

        string? failure = Download(entry, progress, cancel);
        if (failure is null && FindLocal(entry) is DatasetLocation fetched)
        {
            return fetched with { Source = DataSource.Download };
        }

        string advice = Advice(entry, failure ?? "it is not published as a file");
        return choice == DataChoice.Auto ? Sample(entry, advice) : throw new DataUnavailableException(advice);
    }

    /// <summary>Looks in the local folders and the cache only; no network.</summary>
    /// <param name="entry">The data set.</param>
    /// <returns>Where it is; null when it is not there.</returns>
    public DatasetLocation? FindLocal(DatasetEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        foreach (string folder in folders.Local.Append(folders.Cache))
        {
            foreach (string place in entry.Folders.Prepend(entry.Name).Append("").Select(name => Path.Combine(folder, name)))
            {
                if (FindIn(entry, place) is (DatasetForm form, string path))
                {
                    bool cached = folder == folders.Cache;
                    return Located(entry, form, path, cached ? DataSource.Cache : DataSource.Local);
                }
            }
        }

        return null;
    }

    /// <summary>A folder that was named and is not there is a slip of the pen: other data must not take its place unsaid.</summary>
    private void RequireFolders()
    {
        foreach (string folder in folders.Local)
        {
            if (!Directory.Exists(folder))
            {
                throw new DataUnavailableException(
                    $"the data folder {folder} does not exist: set DLWORKBOOK_DATA to the folder that holds the data, or unset it");
            }
        }
    }

    private static (DatasetForm Form, string Path)? FindIn(DatasetEntry entry, string place)
    {
        if (!Directory.Exists(place))
        {
            return null;
        }

        bool isOwn = entry.Name.Equals(Path.GetFileName(Path.TrimEndingDirectorySeparator(place)), StringComparison.OrdinalIgnoreCase);
        foreach (DatasetForm form in entry.Forms.Where(form => isOwn || !form.InOwnFolder))
        {
            IEnumerable<string> hits = form.IsFolder
                ? Directory.EnumerateDirectories(place, form.Pattern)
                : Directory.EnumerateFiles(place, form.Pattern);
            if (hits.Order(StringComparer.Ordinal).FirstOrDefault() is string path)
            {
                return (form, path);
            }
        }

        return null;
    }

    private DatasetLocation Located(DatasetEntry entry, DatasetForm form, string path, DataSource source)
    {
        var companions = new Dictionary<string, string>();
        IEnumerable<string> places = folders.Local
            .Append(folders.Cache)
            .SelectMany(folder => new[] { Path.Combine(folder, entry.Name), folder })
            .Prepend(Path.GetDirectoryName(path)!);
        foreach (string companion in entry.Companions)
        {
            if (places.Select(place => Path.Combine(place, companion)).FirstOrDefault(File.Exists) is string there)
            {
                companions[companion] = there;
            }
        }

        string shown = folders.Shorten(path);
        return new DatasetLocation
        {
            Entry = entry,
            Source = source,
            Form = form,
            Path = path,
            ShortPath = shown,
            Companions = companions,
            Description = $"{entry.Title}: {form.Reading}{Canonical(form, path)}, from {shown}",
        };
    }

    /// <summary>Says so when a file can't be the published one: it may be a part of it.</summary>
    private static string Canonical(DatasetForm form, string path) =>
        form.Download.Count > 0 && new FileInfo(path).Length != form.Download[0].Size ? " (not the published file)" : "";

    private static DatasetLocation Sample(DatasetEntry entry, string reason) => new()
    {
        Entry = entry,
        Source = DataSource.Sample,
        Description = $"the built-in sample, not {entry.Title}: {entry.Sample}",
        Reason = reason,
    };

    /// <summary>Tries the published forms one after the other.</summary>
    /// <returns>Why none could be had; null when one could, or when none is published.</returns>
    private string? Download(DatasetEntry entry, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        var failures = new List<string>();
        foreach (DatasetForm form in entry.Forms.Where(form => form.Download.Count > 0))
        {
            try
            {
                // The data itself comes last: only when all of it is there can it be found.
                foreach (RemoteFile file in form.Download.Reverse())
                {
                    downloader.Fetch(file, Path.Combine(folders.Cache, entry.Name), progress, cancel);
                }

                return null;
            }
            catch (DataUnavailableException error)
            {
                failures.Add(error.Message);
            }
        }

        return failures.Count == 0 ? null : string.Join("; ", failures.Distinct());
    }

    private string Advice(DatasetEntry entry, string failure)
    {
        string wanted = entry.Forms.FirstOrDefault(form => form.Download.Count > 0)?.Download[0].Name ?? entry.Forms[0].Pattern;
        return $"{entry.Name} is not at hand and could not be fetched ({failure}): go online, or put {wanted} into "
            + $"{folders.Shorten(Path.Combine(folders.Cache, entry.Name))}, or set DLWORKBOOK_DATA to the folder that holds it, "
            + "or use --data sample";
    }
}
