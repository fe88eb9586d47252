using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace DLWorkbook.Grading;

/// <summary>The file of a gradebook: opening it, transactions, and what can go wrong, in words.</summary>
internal sealed class GradebookFile : IDisposable
{
    // SQLite's result codes that a person can do something about.
    private const int Busy = 5, Locked = 6, ReadOnlyFile = 8, Io = 10, Corrupt = 11, Full = 13, CantOpen = 14, Constraint = 19, NoDatabase = 26;

    private static readonly Lazy<bool> Native = new(() =>
    {
        SQLitePCL.Batteries_V2.Init();
        return true;
    });

    private readonly SqliteConnection connection;
    private readonly Lock one = new();
    private readonly TimeSpan patience;

    private GradebookFile(string path, SqliteConnection connection, TimeSpan patience) =>
        (Path, this.connection, this.patience) = (path, connection, patience);

    public string Path { get; }

    public static GradebookFile Open(string path, bool readOnly, TimeSpan patience)
    {
        _ = Native.Value;
        string full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new GradebookException($"Gradebook.Open: expected a file, got the folder {full}");
        }

        if (readOnly && !File.Exists(full))
        {
            throw new GradebookException($"Gradebook.Open: there is no gradebook {full}: nothing was graded or marked yet");
        }

        if (!readOnly)
        {
            Make(full);
        }

        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = full,
            // A reader may have to roll back what a killed writer left, so it opens the file as writers do.
            Mode = readOnly ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        };
        var file = new GradebookFile(full, new SqliteConnection(settings.ToString()), patience);
        try
        {
            file.Guard("Gradebook.Open", () =>
            {
                file.connection.Open();
                file.Prepare(readOnly);
            });
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Does something that reads, at one state of the file.</summary>
    public T Read<T>(string operation, Func<SqliteConnection, T> read) => Guard(operation, () => Transaction("BEGIN", () => read(connection)));

    /// <summary>Does something in one transaction that holds the file's write lock from its start.</summary>
    public T Write<T>(string operation, Func<SqliteConnection, T> write) => Guard(operation, () => Transaction("BEGIN IMMEDIATE", () => write(connection)));

    public void Dispose() => connection.Dispose();

    /// <summary>Runs a statement.</summary>
    public static int Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using SqliteCommand command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>A statement with its values.</summary>
    public static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Every row of a query.</summary>
    public static List<T> Query<T>(
        SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using SqliteCommand command = Command(connection, sql, values);
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>One number.</summary>
    public static long Number(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using SqliteCommand command = Command(connection, sql, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>Makes an empty file, which SQLite takes for an empty database, that only its owner may read; one that is there keeps its rights.</summary>
    private static void Make(string full)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            if (!File.Exists(full))
            {
                var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using var made = new FileStream(full, options);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GradebookException($"Gradebook.Open: {full} can't be made: {error.Message}", error);
        }
    }

    private void Prepare(bool readOnly)
    {
        // The first statement reads the header: what is no database says so here.
        long version = Number(connection, "PRAGMA user_version");
        if (readOnly)
        {
            Execute(connection, "PRAGMA query_only = ON");
        }
        else
        {
            // No write-ahead log: it needs memory shared between processes, which network folders lack, and leaves
            // what is recorded in a second file that a copy of the gradebook would miss. EXTRA also writes the folder
            // out after the journal is gone, so that what was recorded is there after a power cut, too.
            Execute(connection, "PRAGMA journal_mode = DELETE");
            Execute(connection, "PRAGMA synchronous = EXTRA");
            if (version == 0)
            {
                Transaction("BEGIN IMMEDIATE", Create);
            }
        }

        Check(Number(connection, "PRAGMA user_version"), Number(connection, "PRAGMA application_id"));
    }

    private bool Create()
    {
        // Someone else may have made the tables since.
        if (Number(connection, "SELECT COUNT(*) FROM sqlite_master") > 0)
        {
            return false;
        }

        foreach (string statement in GradebookSchema.Create())
        {
            Execute(connection, statement);
        }

        Execute(connection, $"PRAGMA application_id = {GradebookSchema.Application}");
        Execute(connection, $"PRAGMA user_version = {GradebookSchema.Version}");
        return true;
    }

    private void Check(long version, long application)
    {
        if (application != GradebookSchema.Application)
        {
            throw new GradebookException($"Gradebook.Open: expected a gradebook in {Path}, got a SQLite database of another program: it is left as it is");
        }

        if (version != GradebookSchema.Version)
        {
            throw new GradebookException(
                $"Gradebook.Open: expected version {GradebookSchema.Version} of the tables in {Path}, got {version}: "
                + (version > GradebookSchema.Version ? "a newer workbook wrote it, take that one" : "it is damaged, take a copy of it"));
        }
    }

    private T Transaction<T>(string begin, Func<T> body)
    {
        Execute(connection, begin);
        try
        {
            T result = body();
            Execute(connection, "COMMIT");
            return result;
        }
        catch
        {
            // SQLite has rolled back by itself after some errors.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute(connection, "ROLLBACK");
            }

            throw;
        }
    }

    private void Guard(string operation, Action action) => Guard(operation, () =>
    {
        action();
        return true;
    });

    private T Guard<T>(string operation, Func<T> action)
    {
        lock (one)
        {
            try
            {
                return action();
            }
            catch (SqliteException error)
            {
                throw new GradebookException($"{operation}: {Words(error)}", error);
            }
        }
    }

    private string Words(SqliteException error) => error.SqliteErrorCode switch
    {
        Busy or Locked => $"another process has been writing {Path} for {patience.TotalSeconds:0} s: wait until it is done, or end it",
        ReadOnlyFile => $"{Path} can't be written: is the file or its folder read-only?",
        CantOpen => $"{Path} can't be opened: may you read the file, and write its folder?",
        NoDatabase => $"{Path} is no gradebook (its content is no SQLite database): move it away, and a new one is made",
        Corrupt => $"{Path} is damaged ({error.Message}): take a copy of it",
        Full => $"the disk of {Path} is full: nothing of this was recorded",
        Io => $"{Path} can't be read or written ({error.Message}): is its disk there still?",
        Constraint => $"{Path} takes no such row ({error.Message})",
        _ => $"{Path}: {error.Message}",
    };
}
