using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Entities;

namespace OpenQoE.Tests.Embedded.Tables;

public class EntityJsonTests
{
    [Fact]
    public void Types_that_JSON_does_not_have_are_annotated()
    {
        var entity = new TableEntity("p", "r")
        {
            ["I"] = 1, ["L"] = 2L, ["D"] = 3.0, ["N"] = double.NaN, ["B"] = new byte[] { 251, 255 }, ["T"] = DateTimeOffset.UnixEpoch,
            ["G"] = Guid.Empty, ["Z"] = null,
        };
        const string expected =
            """
            {"PartitionKey":"p","RowKey":"r","I":1,"L@odata.type":"Edm.Int64","L":"2","D@odata.type":"Edm.Double","D":3,
            "N@odata.type":"Edm.Double","N":"NaN","B@odata.type":"Edm.Binary","B":"+/8=",
            "T@odata.type":"Edm.DateTime","T":"1970-01-01T00:00:00Z",
            "G@odata.type":"Edm.Guid","G":"00000000-0000-0000-0000-000000000000"}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), Write(entity));
    }

    [Fact]
    public void The_etag_and_the_timestamp_are_not_sent()
    {
        var time = DateTimeOffset.UnixEpoch;
        Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""",
            Write(new TableEntity("p", "r") { ETag = new ETag("e"), Timestamp = time }));
        Assert.DoesNotContain("imestamp", Write(new SomeRow { ETag = new ETag("e"), Timestamp = time }));
        Assert.DoesNotContain("tag", Write(new SomeRow { ETag = new ETag("e"), Timestamp = time }));
    }

    [Fact]
    public void A_class_is_written_like_the_dictionary_with_its_values()
    {
        const string expected =
            """
            {"PartitionKey":"p","RowKey":"r","Count@odata.type":"Edm.Int64","Count":"7",
            "Half@odata.type":"Edm.Double","Half":3.5,"Twice":14,"day":"Friday"}
            """;
        Assert.Equal(
            expected.ReplaceLineEndings(""),
            Write(new Small { PartitionKey = "p", RowKey = "r", Count = 7, Half = 3.5, Day = DayOfWeek.Friday }));
    }

    [Fact]
    public void An_annotation_may_come_after_its_property_and_a_timestamp_without_one()
    {
        var read = Read<TableEntity>(
            """
            {"odata.metadata":"m","odata.etag":"W/\"1\"","Timestamp":"2026-01-01T00:00:00.1234567Z",
             "L":"5","L@odata.type":"Edm.Int64","D":1.0,"S":"5"}
            """);

        Assert.Equal(new ETag("W/\"1\""), read.ETag);
        Assert.Equal(1_234_567, read.Timestamp!.Value.Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal((5L, 1.0, "5"), (read.GetInt64("L"), read.GetDouble("D"), read.GetString("S")));
        Assert.Equal(5, read.Count);
    }

    [Fact]
    public void A_class_takes_what_it_knows_and_leaves_the_rest()
    {
        var read = Read<Small>(
            """
            {"odata.etag":"e","PartitionKey":"p","RowKey":"r","Count":"8","Count@odata.type":"Edm.Int64",
             "Half":2,"Other":1,"Twice":99,"day":null}
            """);
        Assert.Equal(("p", 8L, 2.0, 16, default(DayOfWeek?)), (read.PartitionKey, read.Count, read.Half, read.Twice, read.Day));
        Assert.Equal(new ETag("e"), read.ETag);
    }

    [Fact]
    public void A_time_that_is_not_UTC_is_refused()
    {
        var local = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        Assert.Throws<NotSupportedException>(() => Write(new TableEntity("p", "r") { ["T"] = local }));
    }

    [Fact]
    public void A_type_that_tables_do_not_store_is_refused_by_its_name()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => Write(new TableEntity("p", "r") { ["Money"] = 1m }));
        Assert.Contains("Money is a Decimal", refusal.Message);
    }

    [Fact]
    public void A_getter_of_another_type_throws_and_of_a_missing_property_gives_null()
    {
        var entity = new TableEntity("p", "r") { ["Text"] = "x" };
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Text"));
        Assert.Null(entity.GetInt32("None"));
        Assert.Null(entity.GetBinaryData("None"));
    }

    [Fact]
    public void A_value_set_again_keeps_the_type_of_its_property()
    {
        var entity = new TableEntity("p", "r") { ["L"] = 1L, ["D"] = 1.5, ["S"] = "x" };
        entity["L"] = 2;
        entity["D"] = 2;
        Assert.Equal((2L, 2.0), (entity.GetInt64("L"), entity.GetDouble("D")));
        Assert.Throws<InvalidOperationException>(() => entity["S"] = 1);
    }

    private static string Write(ITableEntity entity) => Encoding.UTF8.GetString(EntityJson.Write(entity).Span);

    private static T Read<T>(string json) where T : class, ITableEntity => EntityJson.ReadOne<T>(BinaryData.FromString(json));

    private sealed class Small : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public long Count { get; set; }

        public double Half { get; set; }

        public int Twice => (int)Count * 2;

        [System.Runtime.Serialization.DataMember(Name = "day")]
        public DayOfWeek? Day { get; set; }
    }
}
