using System.Text.RegularExpressions;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Tiers;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>docs/slos.md says what the code does.</summary>
public sealed partial class DocumentedExamplesTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("docs", "slos.md"));

    [Fact]
    public void The_two_examples_are_the_same_objective()
    {
        var (json, yaml) = (SloJson.Read(Example("json")), OpenSloReader.Read(Example("yaml")));
        Assert.Empty(json.Errors);
        Assert.Empty(yaml.Errors);
        Assert.NotNull(json.Slo);
        Assert.Equal(json.Slo, yaml.Slo);
    }

    [Fact]
    public void Every_indicator_is_there_with_its_default()
    {
        foreach (var slo in DefaultSlos.All)
        {
            Assert.Matches($@"\| `{slo.Indicator.ToName()}` \|.*\| {slo.Objective * 100:0.##} % \|", Page);
        }
    }

    [Fact]
    public void Every_tier_is_there()
    {
        foreach (var window in (string[])["30d", "7d", "24h"])
        {
            Assert.All(BurnTiers.Of(SloWindow.Rolling(window), 0.005), tier => Assert.Contains($"`{tier.Name}`", Page));
        }

        Assert.All(BudgetTier.All, tier => Assert.Contains($"`{tier.Name}`", Page));
    }

    private static string Example(string language) => Examples().Matches(Page).Single(m => m.Groups[1].Value == language).Groups[2].Value;

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Examples();
}
