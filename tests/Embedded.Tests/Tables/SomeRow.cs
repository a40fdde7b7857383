using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

/// <summary>A class with a property of every type a table stores.</summary>
internal sealed class SomeRow : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public int Int { get; set; }

    public int? MaybeInt { get; set; }

    public long Long { get; set; }

    public long? MaybeLong { get; set; }

    public double Number { get; set; }

    public double? MaybeDouble { get; set; }

    public bool Flag { get; set; }

    public bool? MaybeFlag { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public DateTimeOffset Instant { get; set; } = DateTimeOffset.UnixEpoch;

    public DateTimeOffset? MaybeInstant { get; set; }

    public DateTime Time { get; set; } = DateTime.UnixEpoch;

    public DateTime? MaybeTime { get; set; }

    public Guid Guid { get; set; }

    public Guid? MaybeGuid { get; set; }

    public DayOfWeek Day { get; set; }

    public DayOfWeek? MaybeDay { get; set; }

    public string? InitOnly { get; init; }

    [DataMember(Name = "renamed")]
    public string? Renamed { get; set; }

    [IgnoreDataMember]
    public Version? Ignored { get; set; }

    public static SomeRow Full() => new()
    {
        Text = "text", Int = int.MinValue, MaybeInt = 2, Long = long.MaxValue, MaybeLong = 4, Number = 5, MaybeDouble = 6.5,
        Flag = true, MaybeFlag = false, Bytes = [1, 2, 3], Data = BinaryData.FromBytes([4, 5]),
        Instant = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), MaybeInstant = new(2026, 2, 2, 0, 0, 0, TimeSpan.Zero),
        Time = new(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc), MaybeTime = new(2026, 4, 4, 0, 0, 0, DateTimeKind.Utc),
        Guid = Guid.NewGuid(), MaybeGuid = Guid.NewGuid(), Day = DayOfWeek.Monday, MaybeDay = DayOfWeek.Tuesday,
        InitOnly = "init", Renamed = "other name",
    };
}
