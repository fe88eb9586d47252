using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;

namespace DLWorkbook.Grading;

/// <summary>How values stand in the gradebook's columns, and how they are read from them.</summary>
internal static class GradebookRow
{
    /// <summary>What an older version of the workbook wrote stays readable when a record has lost a property since.</summary>
    private static readonly JsonSerializerOptions Lenient =
        new(GradingJson.Compact) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>The names of an enumeration as a list in SQL.</summary>
    public static string Choice<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(value => $"'{Name(value)}'"));

    /// <summary>A value's name in columns, as in JSON.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, GradingJson.Compact);

    public static DateTimeOffset Time(SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);

    public static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static T Enumeration<T>(SqliteDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column), ignoreCase: true);

    public static T Json<T>(SqliteDataReader row, int column) =>
        JsonSerializer.Deserialize<T>(row.GetString(column), Lenient)
        ?? throw new GradebookException($"The gradebook has null where it should have {typeof(T).Name}.");
}
