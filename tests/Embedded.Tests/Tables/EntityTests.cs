using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

public class EntityTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task A_class_comes_back_as_it_was_stored()
    {
        var table = await fixture.CreateSomeTableAsync();
        var stored = SomeRow.Full();

        await table.AddEntityAsync(stored);
        var read = (await table.GetEntityAsync<SomeRow>(stored.PartitionKey, stored.RowKey)).Value;

        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
        read.ETag = default;
        read.Timestamp = null;
        Assert.Equivalent(stored, read, strict: true);
    }

    [Fact]
    public async Task A_class_with_nothing_set_comes_back_with_nothing_set()
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(new SomeRow { PartitionKey = "p", RowKey = "r" });

        var read = (await table.GetEntityAsync<SomeRow>("p", "r")).Value;

        Assert.Equal((null, null, null, null), (read.Text, read.MaybeLong, read.MaybeDouble, read.MaybeTime));
        Assert.Equal((null, null), (read.Bytes, read.Data));
    }

    [Fact]
    public async Task A_dictionary_keeps_the_types_of_its_values()
    {
        var table = await fixture.CreateSomeTableAsync();
        var guid = Guid.NewGuid();
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "a\"b\n\u2028<é>", ["Int"] = 1, ["Long"] = 2L, ["Whole"] = 3.0, ["Flag"] = true, ["Guid"] = guid,
            ["Bytes"] = new byte[] { 251, 255, 0 }, ["Data"] = BinaryData.FromString("d"), ["Time"] = time,
            ["Utc"] = time.UtcDateTime, ["Enum"] = DayOfWeek.Friday, ["Null"] = null,
        });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("a\"b\n\u2028<é>", read.GetString("Text"));
        Assert.Equal((1, 2L, 3.0, true), (read.GetInt32("Int"), read.GetInt64("Long"), read.GetDouble("Whole"), read.GetBoolean("Flag")));
        Assert.Equal(guid, read.GetGuid("Guid"));
        Assert.Equal([251, 255, 0], read.GetBinary("Bytes")!);
        Assert.Equal("d", read.GetBinaryData("Data")!.ToString());
        Assert.Equal((time, time.UtcDateTime), (read.GetDateTimeOffset("Time"), read.GetDateTime("Utc")));
        Assert.Equal("Friday", read.GetString("Enum"));
        Assert.False(read.ContainsKey("Null"));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(3.0)]
    [InlineData(-2147483649.0)]
    [InlineData(0.1)]
    [InlineData(1e300)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_double_stays_the_same_double(double number)
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "dictionary") { ["Number"] = number });
        await table.AddEntityAsync(new SomeRow { PartitionKey = "p", RowKey = "class", Number = number });

        Assert.Equal(number, (await table.GetEntityAsync<TableEntity>("p", "dictionary")).Value.GetDouble("Number"));
        Assert.Equal(number, (await table.GetEntityAsync<SomeRow>("p", "class")).Value.Number);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(9007199254740993)]
    [InlineData(long.MaxValue)]
    public async Task A_long_keeps_every_digit(long number)
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Long"] = number });
        Assert.Equal(number, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt64("Long"));
    }

    /// <summary>The emulator counts base64 against the 1 MiB, unlike Azure: eleven full properties are what it takes.</summary>
    [Fact]
    public async Task A_nearly_full_entity_in_properties_of_64_KiB_comes_back_whole()
    {
        var table = await fixture.CreateSomeTableAsync();
        var random = new Random(1);
        var entity = new TableEntity("p", "r");
        for (var part = 0; part < 11; part++)
        {
            var bytes = new byte[64 * 1024];
            random.NextBytes(bytes);
            entity[$"Part{part}"] = bytes;
        }

        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace);
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        for (var part = 0; part < 11; part++)
            Assert.Equal(entity.GetBinary($"Part{part}")!, read.GetBinary($"Part{part}")!);
    }
}
