using System.Globalization;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Functions.Backup;

/// <summary>Rows as tables may hold them.</summary>
internal static class SomeRows
{
    /// <summary>One of each type and its extremes, and one as large as a row can be here.</summary>
    public static IReadOnlyList<TableEntity> OfEachType =>
    [
        new("o-a*20b", "row with ' and ü")
        {
            ["Text"] = "a\"b\n\u2028<é>\\", ["Empty"] = "", ["Digits"] = "7", ["Flag"] = false, ["Int"] = int.MinValue, ["Least"] = long.MinValue, ["Most"] = long.MaxValue,
            ["Whole"] = 3.0, ["Tenth"] = 0.1, ["Tiny"] = double.Epsilon, ["NaN"] = double.NaN, ["Above"] = double.PositiveInfinity, ["Below"] = double.NegativeInfinity,
            ["Guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), ["Bytes"] = new byte[] { 251, 255, 0 }, ["NoBytes"] = Array.Empty<byte>(),
            ["Time"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567), ["Early"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
        Split("o-a*20b", 11),
    ];

    /// <summary>A row with data over several properties, as data beyond 64 KiB are kept.</summary>
    public static TableEntity Split(string partition, int properties)
    {
        var entity = new TableEntity(partition, "split");
        for (var i = 0; i < properties; i++)
        {
            var bytes = new byte[64 * 1024];
            new Random(i).NextBytes(bytes);
            entity[$"d{i}"] = bytes;
        }

        return entity;
    }

    /// <summary>More than a transaction and a page of a query take.</summary>
    public static IEnumerable<TableEntity> Many(string partition, int count) =>
        Enumerable.Range(0, count).Select(i => new TableEntity(partition, $"{i:D6}") { ["Number"] = i });

    /// <summary>What two rows have to have in common to be the same.</summary>
    public static string Text(TableEntity entity) => string.Join(";", entity
        .Where(property => property.Key is not ("Timestamp" or "odata.etag"))
        .OrderBy(property => property.Key, StringComparer.Ordinal)
        .Select(property => $"{property.Key}:{property.Value!.GetType().Name}={Text(property.Value)}"));

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
