using System.Text;
using Azure.Data.Tables;
using Azure.Data.Tables.Queries;

namespace OpenQoE.Tests.Embedded.Tables;

public class QueryFilterTests
{
    [Fact]
    public void A_quote_in_a_value_cannot_end_it() =>
        Assert.Equal("PartitionKey eq 'x'' or ''1'' eq ''1'", TableClient.CreateQueryFilter($"PartitionKey eq {"x' or '1' eq '1"}"));

    public static TheoryData<object?, string> Literals => new()
    {
        { null, "null" },
        { true, "true" },
        { 5, "5" },
        { -5L, "-5L" },
        { 2.5, "2.5" },
        { 'c', "'c'" },
        { '\'', "''''" },
        { new StringBuilder("it's"), "'it''s'" },
        { Guid.Empty, "guid'00000000-0000-0000-0000-000000000000'" },
        { new byte[] { 1, 171 }, "X'01AB'" },
        { BinaryData.FromBytes([255]), "X'FF'" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "datetime'2026-01-02T02:04:05Z'" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(10), "datetime'2026-01-02T03:04:05.000001Z'" },
    };

    [Theory]
    [MemberData(nameof(Literals), DisableDiscoveryEnumeration = true)]
    public void A_value_becomes_its_literal(object? value, string literal) =>
        Assert.Equal($"X eq {literal}", TableClient.CreateQueryFilter($"X eq {value}"));

    [Fact]
    public void A_value_of_another_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"X eq {new Version(1, 0)}"));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    [InlineData("1!4!cA-- 1!8!cm93", "1!4!cA--", "1!8!cm93")]
    [InlineData("1!4!cA-- ", "1!4!cA--", null)]
    [InlineData("1!4!cA--", "1!4!cA--", null)]
    public void A_continuation_token_holds_one_key_or_both(string? text, string? partition, string? row) =>
        Assert.Equal(new ContinuationToken(partition, row), ContinuationToken.Parse(text));
}
