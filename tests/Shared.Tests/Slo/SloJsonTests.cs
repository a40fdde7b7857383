using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class SloJsonTests
{
    private const string Least = """{"id":"a","name":"A","indicator":"start_success","objective":0.99}""";

    [Fact]
    public void The_least_document_takes_the_defaults()
    {
        var slo = SloJson.Read(Least).Slo!;
        Assert.Equal(new() { Id = "a", Name = "A", Indicator = Indicator.StartSuccess, Objective = 0.99 }, slo);
        Assert.True(slo.Enabled);
        Assert.Equal("30d", slo.Window.Name);
        Assert.Equal((200, 5, true, true), (slo.Alerting.MinimumEvents, slo.Alerting.MinimumBadEvents, slo.Alerting.Page, slo.Alerting.Ticket));
    }

    [Fact]
    public void What_is_written_reads_as_the_same()
    {
        foreach (var slo in DefaultSlos.All.Append(SomeSlo.Everything))
        {
            var reading = SloJson.Read(SloJson.Write(slo));
            Assert.Empty(reading.Errors);
            Assert.Equal(slo, reading.Slo);
        }
    }

    [Fact]
    public void The_id_of_the_address_holds_where_the_document_has_none()
    {
        Assert.Equal("b", SloJson.Read(Least.Replace("\"id\":\"a\",", ""), "b").Slo!.Id);
        Assert.Equal("a", SloJson.Read(Least, "a").Slo!.Id);
        Assert.Equal("id", Assert.Single(SloJson.Read(Least, "b").Errors).Field);
    }

    [Fact]
    public void A_null_is_the_same_as_nothing() =>
        Assert.NotNull(SloJson.Read(Least.Replace("}", ",\"filter\":null,\"alerting\":null,\"timeZone\":null}")).Slo);

    [Fact]
    public void A_tier_that_can_never_fire_is_a_warning_at_the_objective()
    {
        var reading = SloJson.Read(Least.Replace("0.99", "0.9"));
        Assert.NotNull(reading.Slo);
        var warning = Assert.Single(reading.Warnings);
        Assert.Equal("objective", warning.Field);
        Assert.Contains("page-1h", warning.Message);
        Assert.Empty(SloJson.Read(Least).Warnings);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() => Assert.Equal(
        ["objective", "id", "indicator", "alerting.minimumEvents", "surprise"],
        SloJson.Read("""{"id":"A B","name":"A","indicator":"luck","objective":"high","alerting":{"minimumEvents":0},"surprise":1}""")
            .Errors.Select(e => e.Field).OrderBy(f => f switch { "objective" => 0, "id" => 1, "indicator" => 2, "alerting.minimumEvents" => 3, _ => 4 }));

    /// <summary>The document is the least one with this field added, or replacing its own.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "[]", "", "one JSON object" },
        { "17", "", "one JSON object" },
        { "", "", "not readable as JSON" },
        { """{"id":"a" """, "", "not readable as JSON" },
        { """{"id":"a","id":"b"}""", "", "not readable as JSON" },
        { """{"id":[[[[[[[[[1]]]]]]]]]}""", "", "not readable as JSON" },
        { With("id", "null"), "id", "is required" },
        { With("id", "17"), "id", "is text" },
        { With("id", "\"\""), "id", "small letters" },
        { With("id", "\"Starts\""), "id", "small letters" },
        { With("id", "\"-starts\""), "id", "small letters" },
        { With("id", $"\"{new string('a', 64)}\""), "id", "at most 63" },
        { With("id", "\"a/b\""), "id", "small letters" },
        { With("name", "null"), "name", "is required" },
        { With("name", "\"  \""), "name", "is required" },
        { With("name", "[\"a\"]"), "name", "is text" },
        { With("name", $"\"{new string('a', 129)}\""), "name", "at most 128" },
        { With("name", "\"a\\nb\""), "name", "no control characters" },
        { With("description", $"\"{new string('a', 1025)}\""), "description", "at most 1024" },
        { With("indicator", "null"), "indicator", "is required" },
        { With("indicator", "\"StartSuccess\""), "indicator", "is one of start_success" },
        { With("indicator", "\"0\""), "indicator", "is one of start_success" },
        { With("indicator", "3"), "indicator", "is text" },
        { With("objective", "null"), "objective", "is required" },
        { With("objective", "99.5"), "objective", "between 0 and 1" },
        { With("objective", "1"), "objective", "between 0 and 1" },
        { With("objective", "0"), "objective", "between 0 and 1" },
        { With("objective", "-0.5"), "objective", "between 0 and 1" },
        { With("objective", "0.999999"), "objective", "at most 0.99999" },
        { With("objective", "\"0.995\""), "objective", "is a number" },
        { With("objective", "1e999"), "objective", "is a number" },
        { With("thresholds", "2000"), "thresholds", "is an object" },
        { With("thresholds", """{"startupTimeMs":2000}"""), "thresholds.startupTimeMs", "is for startup_time and good_views only" },
        { With("thresholds", """{"rebufferRatio":0.01}"""), "thresholds.rebufferRatio", "is for smooth_views and good_views only" },
        { With("thresholds", """{"freshnessMs":1}"""), "thresholds.freshnessMs", "is for ingest_freshness only" },
        { With("thresholds", """{"startupTimeMs":0}""", "startup_time"), "thresholds.startupTimeMs", "is above 0" },
        { With("thresholds", """{"startupTimeMs":600001}""", "startup_time"), "thresholds.startupTimeMs", "up to 600000" },
        { With("thresholds", """{"rebufferRatio":1.5}""", "smooth_views"), "thresholds.rebufferRatio", "up to 1" },
        { With("thresholds", """{"freshnessMs":-1}""", "ingest_freshness"), "thresholds.freshnessMs", "is above 0" },
        { With("thresholds", """{"startup":2000}"""), "thresholds.startup", "is not known here" },
        { With("filter", "\"live\""), "filter", "A condition is a label" },
        { With("filter", "\"contents=\\\"live\\\"\""), "filter", "There is no label contents" },
        { With("filter", "\"cdn=~\\\"(\\\"\""), "filter", "no regular expression" },
        { With("filter", "{}"), "filter", "is text" },
        { With("filter", "\"cdn=\\\"a\\\"\"", "ingest_availability"), "filter", "is not for indicators of the service itself" },
        { With("window", "\"90d\""), "window", "is one of 24h, 7d, 28d, 30d, calendar-month" },
        { With("window", "30"), "window", "is text" },
        { With("window", "\"calendar-month\""), "timeZone", "is required for a calendar month" },
        { With("timeZone", "\"Europe/Berlin\""), "timeZone", "is for a calendar month only" },
        { With("window", "\"calendar-month\",\"timeZone\":\"Mars/Olympus\""), "timeZone", "is a zone that this machine's database knows" },
        { With("window", "\"calendar-month\",\"timeZone\":\"../../etc/passwd\""), "timeZone", "is a zone that this machine's database knows" },
        { With("alerting", "true"), "alerting", "is an object" },
        { With("alerting", """{"page":"yes"}"""), "alerting.page", "is true or false" },
        { With("alerting", """{"ticket":1}"""), "alerting.ticket", "is true or false" },
        { With("alerting", """{"minimumEvents":0}"""), "alerting.minimumEvents", "is a whole number from 1" },
        { With("alerting", """{"minimumEvents":1.5}"""), "alerting.minimumEvents", "is a whole number from 1" },
        { With("alerting", """{"minimumEvents":1e12}"""), "alerting.minimumEvents", "is a whole number from 1" },
        { With("alerting", """{"minimumBadEvents":-1}"""), "alerting.minimumBadEvents", "is a whole number from 0" },
        { With("alerting", """{"factor":14}"""), "alerting.factor", "is not known here" },
        { With("budgetPolicy", "[]"), "budgetPolicy", "is an object" },
        { With("budgetPolicy", """{"yellow":50}"""), "budgetPolicy.yellow", "is a share of the budget" },
        { With("budgetPolicy", """{"red":0}"""), "budgetPolicy.red", "is a share of the budget" },
        { With("budgetPolicy", """{"red":0.6}"""), "budgetPolicy.red", "is less than yellow" },
        { With("runbookUrl", "\"runbook\""), "runbookUrl", "is an address such as https://" },
        { With("runbookUrl", "\"file:///etc/passwd\""), "runbookUrl", "is an address such as https://" },
        { With("runbookUrl", "\"https://me:secret@wiki.example\""), "runbookUrl", "without user and password" },
        { With("runbookUrl", "\"javascript:alert(1)\""), "runbookUrl", "is an address such as https://" },
        { With("enabled", "\"true\""), "enabled", "is true or false" },
        { With("Objective", "0.9"), "Objective", "is not known here" },
        { With("surprise", "1"), "surprise", "is not known here" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_document_is_refused_with_its_field_and_the_reason(string json, string field, string reason)
    {
        var reading = SloJson.Read(json);
        Assert.Null(reading.Slo);
        var error = Assert.Single(reading.Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(reason, error.Message);
        Assert.True(field.Length == 0 || field == "filter" || error.Message.StartsWith(field, StringComparison.Ordinal), error.Message);
    }

    private static string With(string field, string value, string indicator = "start_success")
    {
        var fields = new Dictionary<string, string> { ["id"] = "\"a\"", ["name"] = "\"A\"", ["indicator"] = $"\"{indicator}\"", ["objective"] = "0.99" };
        fields[field] = value;
        return $"{{{string.Join(",", fields.Select(f => $"\"{f.Key}\":{f.Value}"))}}}";
    }
}
