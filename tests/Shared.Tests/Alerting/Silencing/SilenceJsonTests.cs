using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Tests.Shared.Alerting.Silencing;

public class SilenceJsonTests
{
    /// <summary>Wrong silences, written at 20:00, each with the field and a part of the reason.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "no", "", "not JSON" },
        { "3", "", "must be an object" },
        { With("\"matchers\": [\"a=b\"],", ""), "matchers", "1 to 20" },
        { With("[\"a=b\"]", "[]"), "matchers", "1 to 20" },
        { With("[\"a=b\"]", "\"a=b\""), "matchers", "list of texts" },
        { With("a=b", "a"), "matchers[0]", "name=\"value\"" },
        { With("a=b", "a=~["), "matchers[0]", "regular expression" },
        { With("a=b", "a=~.*"), "matchers", "everything" },
        { With("a=b", "a!=b"), "matchers", "everything" },
        { With("\"ends_at\": \"2026-10-01T22:00:00Z\",", ""), "ends_at", "required" },
        { With("22:00:00Z", "21:00:00Z"), "ends_at", "after starts_at" },
        { With("22:00:00Z", "20:30:00Z"), "ends_at", "after starts_at" },
        { With("T21:00:00Z", "T18:00:00Z").Replace("22:00:00Z", "19:00:00Z"), "ends_at", "in the future" },
        { With("\"2026-10-01T22:00:00Z\"", "\"2028-10-01T22:00:00Z\""), "ends_at", "within a year" },
        { With("\"2026-10-01T21:00:00Z\"", "\"2028-10-01T22:00:00Z\""), "starts_at", "within a year" },
        { With("22:00:00Z", "22:00:00"), "ends_at", "with its zone" },
        { With("\"2026-10-01T22:00:00Z\"", "1790000000"), "ends_at", "a text" },
        { With("\"2026-10-01T21:00:00Z\"", "\"tomorrow\""), "starts_at", "with its zone" },
        { With("\"author\": \"ann\",", ""), "author", "required" },
        { With("\"ann\"", "\" \""), "author", "1 to 200" },
        { With("\"upgrade\"", "\"\""), "comment", "1 to 2000" },
        { With("\"upgrade\"", $"\"{new string('x', 2_001)}\""), "comment", "1 to 2000" },
        { With("\"author\"", "\"created_by\""), "created_by", "not a field" },
        { With("\"ann\"", "\"\\ud800\""), "", "not Unicode" },
    };

    private static DateTimeOffset Now => SomeAlerts.Time;

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_silence_is_refused_with_the_field_and_the_reason(string json, string field, string reason)
    {
        var (silence, errors) = SilenceJson.Read(json, "id", Now, Now);
        Assert.Null(silence);
        Assert.True(
            errors.Any(error => error.Field == field && error.Message.Contains(reason, StringComparison.Ordinal)),
            $"{json} gave: {string.Join("; ", errors)}");
    }

    [Fact]
    public void What_is_written_is_read_again_the_same()
    {
        var (silence, errors) = SilenceJson.Read(With("", ""), "id", Now, Now);
        Assert.Empty(errors);
        var (again, _) = SilenceJson.Read(SilenceJson.Write(silence!), "id", Now, Now);
        Assert.Equal(SilenceJson.Write(silence!), SilenceJson.Write(again!));
    }

    [Fact]
    public void Without_a_start_it_starts_now()
    {
        var (silence, _) = SilenceJson.Read(With("\"starts_at\": \"2026-10-01T21:00:00Z\",", ""), "id", Now, Now);
        Assert.Equal(Now, silence!.StartsAt);
        Assert.True(silence.IsActiveAt(Now));
        Assert.False(silence.IsActiveAt(silence.EndsAt));
    }

    private static string With(string old, string changed)
    {
        const string Right = """{"matchers": ["a=b"], "starts_at": "2026-10-01T21:00:00Z", "ends_at": "2026-10-01T22:00:00Z", "author": "ann", "comment": "upgrade"}""";
        return old.Length == 0 ? Right : Right.Replace(old, changed);
    }
}
