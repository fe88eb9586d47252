using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The gradebook's tables, and the triggers that make them append-only.</summary>
/// <remarks>
/// A row of <c>runs</c> seals its results: results come first within the transaction, their reference to the run is deferred, and
/// no result can join a run that is there. Every row but a run's is in the order of its id.
/// </remarks>
internal static class GradebookSchema
{
    /// <summary>"DLWB" in ASCII, at its place in the file's header: this is a gradebook.</summary>
    public const int Application = 0x444C5742;

    /// <summary>The version of the tables; a newer one is refused.</summary>
    public const int Version = 1;

    private const string Now = "typeof({0}) = 'text' AND {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'";

    private static readonly string[] Tables =
    [
        $"""
        CREATE TABLE regrades (
            id INTEGER PRIMARY KEY,
            lab TEXT NOT NULL {Text("lab")},
            who TEXT NOT NULL {Text("who")},
            at TEXT NOT NULL {Time("at")},
            why TEXT NOT NULL {Text("why")})
        """,
        $"""
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            lab TEXT NOT NULL {Text("lab")},
            student TEXT NOT NULL {Text("student")},
            version INTEGER NOT NULL CHECK (typeof(version) = 'integer' AND version >= 1),
            run INTEGER NOT NULL CHECK (typeof(run) = 'integer' AND run >= 1),
            regrade INTEGER REFERENCES regrades(id),
            submission_sha256 TEXT NOT NULL {Text("submission_sha256")},
            assignment_sha256 TEXT NOT NULL {Text("assignment_sha256")},
            checks_sha256 TEXT NOT NULL {Text("checks_sha256")},
            packages TEXT NOT NULL {Text("packages")},
            received TEXT NOT NULL {Time("received")},
            started TEXT NOT NULL {Time("started")},
            seconds REAL NOT NULL CHECK (typeof(seconds) = 'real' AND seconds >= 0),
            points REAL NOT NULL CHECK (typeof(points) = 'real'),
            exercises INTEGER NOT NULL CHECK (typeof(exercises) = 'integer'),
            submission TEXT NOT NULL CHECK (json_valid(submission)),
            UNIQUE (lab, student, version, run))
        """,
        $"""
        CREATE TABLE results (
            run INTEGER NOT NULL REFERENCES runs(id) DEFERRABLE INITIALLY DEFERRED,
            position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 1),
            exercise TEXT NOT NULL {Text("exercise")},
            verdict TEXT NOT NULL CHECK (verdict IN ({GradebookRow.Choice<Verdict>()})),
            points REAL NOT NULL CHECK (typeof(points) = 'real'),
            most_points REAL NOT NULL CHECK (typeof(most_points) = 'real'),
            result TEXT NOT NULL CHECK (json_valid(result)),
            PRIMARY KEY (run, position),
            UNIQUE (run, exercise)) WITHOUT ROWID
        """,
        $"""
        CREATE TABLE marks (
            id INTEGER PRIMARY KEY,
            lab TEXT NOT NULL {Text("lab")},
            student TEXT NOT NULL {Text("student")},
            exercise TEXT {Text("exercise")},
            kind TEXT NOT NULL CHECK (kind IN ({GradebookRow.Choice<MarkKind>()})),
            points REAL NOT NULL CHECK (typeof(points) = 'real'),
            who TEXT NOT NULL {Text("who")},
            at TEXT NOT NULL {Time("at")},
            why TEXT NOT NULL {Text("why")})
        """,
        $"""
        CREATE TABLE comments (
            id INTEGER PRIMARY KEY,
            lab TEXT NOT NULL {Text("lab")},
            student TEXT NOT NULL {Text("student")},
            exercise TEXT {Text("exercise")},
            who TEXT NOT NULL {Text("who")},
            at TEXT NOT NULL {Time("at")},
            text TEXT NOT NULL {Text("text")})
        """,
        $"""
        CREATE TABLE extensions (
            id INTEGER PRIMARY KEY,
            lab TEXT NOT NULL {Text("lab")},
            student TEXT NOT NULL {Text("student")},
            until TEXT NOT NULL {Time("until")},
            who TEXT NOT NULL {Text("who")},
            at TEXT NOT NULL {Time("at")},
            why TEXT NOT NULL {Text("why")})
        """,
    ];

    private static readonly string[] Names = ["regrades", "runs", "results", "marks", "comments", "extensions"];

    /// <summary>The statements that make a new gradebook, in order.</summary>
    public static IEnumerable<string> Create() =>
    [
        .. Tables,
        .. Names.SelectMany(table => new[] { Refuse(table, "UPDATE", "changed"), Refuse(table, "DELETE", "deleted") }),
        .. Names.Where(table => table != "results").Select(KeepIds),
        // INSERT OR REPLACE deletes without asking the triggers: what is there is refused before it comes to that.
        """
        CREATE TRIGGER runs_once BEFORE INSERT ON runs
        WHEN EXISTS (SELECT 1 FROM runs WHERE lab = NEW.lab AND student = NEW.student AND version = NEW.version AND run >= NEW.run)
        BEGIN SELECT RAISE(ABORT, 'the gradebook is append-only: this run is recorded'); END
        """,
        """
        CREATE TRIGGER runs_not_twice BEFORE INSERT ON runs
        WHEN EXISTS (
            SELECT 1 FROM runs AS last
            WHERE last.lab = NEW.lab AND last.student = NEW.student AND last.version = NEW.version AND last.run = NEW.run - 1
            AND last.submission_sha256 = NEW.submission_sha256 AND last.assignment_sha256 = NEW.assignment_sha256
            AND last.checks_sha256 = NEW.checks_sha256 AND last.packages = NEW.packages AND last.regrade IS NEW.regrade)
        BEGIN SELECT RAISE(ABORT, 'the gradebook takes nothing twice: this was graded with the same checks'); END
        """,
        """
        CREATE TRIGGER runs_whole BEFORE INSERT ON runs
        WHEN NEW.exercises <> (SELECT COUNT(*) FROM results WHERE results.run = NEW.id)
        OR ABS(NEW.points - (SELECT TOTAL(points) FROM results WHERE results.run = NEW.id)) > 1e-6
        BEGIN SELECT RAISE(ABORT, 'the gradebook takes whole runs: results are missing'); END
        """,
        """
        CREATE TRIGGER results_sealed BEFORE INSERT ON results
        WHEN EXISTS (SELECT 1 FROM runs WHERE id = NEW.run)
        OR EXISTS (SELECT 1 FROM results WHERE run = NEW.run AND (position = NEW.position OR exercise = NEW.exercise))
        BEGIN SELECT RAISE(ABORT, 'the gradebook is append-only: this run is recorded'); END
        """,
        "CREATE INDEX marks_of ON marks (lab, student)",
        "CREATE INDEX comments_of ON comments (lab, student)",
        "CREATE INDEX extensions_of ON extensions (lab, student)",
    ];

    private static string Text(string column) => $"CHECK (typeof({column}) IN ('text', 'null') AND {column} <> '')";

    private static string Time(string column) => "CHECK (" + Now.Replace("{0}", column, StringComparison.Ordinal) + ")";

    private static string Refuse(string table, string verb, string done) =>
        $"CREATE TRIGGER {table}_no_{verb.ToLowerInvariant()} BEFORE {verb} ON {table} "
        + $"BEGIN SELECT RAISE(ABORT, 'the gradebook is append-only: nothing is {done}, a new row is added'); END";

    private static string KeepIds(string table) =>
        $"CREATE TRIGGER {table}_keep BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
        + "BEGIN SELECT RAISE(ABORT, 'the gradebook is append-only: this row is there'); END";
}
