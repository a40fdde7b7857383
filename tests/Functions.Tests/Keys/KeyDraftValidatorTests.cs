using OpenQoE.Functions.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Keys;

public class KeyDraftValidatorTests
{
    private static readonly KeyDraft Good = new() { Organisation = "acme" };
    private static readonly string Long = new('x', 129);

    public static TheoryData<string, KeyDraft> Wrong => new()
    {
        { "kind", Good with { Kind = "Ingest" } },
        { "kind", Good with { Kind = null } },
        { "organisation", Good with { Organisation = null } },
        { "organisation", Good with { Organisation = " " } },
        { "organisation", Good with { Organisation = Long } },
        { "organisation", Good with { Organisation = "a\nb" } },
        { "organisation", Good with { Organisation = "acme " } },
        { "name", Good with { Name = Long } },
        { "name", Good with { Name = "\u0000" } },
        { "origins", Good with { Origins = ["https://a.example/"] } },
        { "origins", Good with { Origins = ["https://a.example/path"] } },
        { "origins", Good with { Origins = ["a.example"] } },
        { "origins", Good with { Origins = ["ftp://a.example"] } },
        { "origins", Good with { Origins = ["https://me@a.example"] } },
        { "origins", Good with { Origins = ["https://a.example", "*.example"] } },
        { "origins", Good with { Origins = ["https://a.example,https://b.example"] } },
        { "origins", Good with { Origins = [null!] } },
        { "origins", Good with { Origins = [.. Enumerable.Range(0, 101).Select(i => $"https://{i}.example")] } },
        { "rate", Good with { Rate = -1 } },
        { "rate", Good with { Rate = double.NaN } },
        { "rate", Good with { Rate = 1_000_001 } },
        { "burst", Good with { Burst = -1 } },
        { "burst", Good with { Burst = 0.5 } },
        { "burst", Good with { Burst = double.PositiveInfinity } },
        { "expires", Good with { Expires = Some.Time } },
        { "origins", Good with { Kind = "admin", Origins = ["*"] } },
        { "rate", Good with { Kind = "admin", Rate = 5 } },
        { "burst", Good with { Kind = "admin", Burst = 5 } },
    };

    public static TheoryData<KeyDraft> Right => new()
    {
        Good,
        Good with { Kind = "admin", Name = "for the CI" },
        Good with { Origins = ["*"] },
        Good with { Origins = ["https://a.example", "http://localhost:7071", "http://[::1]:8080", "HTTPS://B.example"] },
        Good with { Rate = 0, Burst = 0 },
        Good with { Rate = 0.5, Burst = 1 },
        Good with { Expires = Some.Time.AddSeconds(1) },
        Good with { Organisation = new string('x', 128), Name = "Ünïcödé 测试" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named(string field, KeyDraft draft)
    {
        var result = new KeyDraftValidator(Some.Time).Validate(draft);
        Assert.Equal([field], result.Errors.Select(error => error.PropertyName.Split('[')[0].ToLowerInvariant()).Distinct());
        Assert.All(result.Errors, error => Assert.StartsWith(field, error.ErrorMessage, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_one_passes(KeyDraft draft) => Assert.Empty(new KeyDraftValidator(Some.Time).Validate(draft).Errors);
}
