using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Filters;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class SloDefinitionTests
{
    private readonly SloDefinition _slo = SomeSlo.Of(Indicator.GoodViews);

    [Fact]
    public void Objective_window_alerting_and_words_may_change_without_losing_what_was_counted()
    {
        var edited = _slo with
        {
            Name = "Other", Description = "Other", Objective = 0.9, Window = SloWindow.Rolling("7d"), Alerting = new() { Page = false },
            BudgetPolicy = new() { Red = 0.1 }, RunbookUrl = "https://wiki.example/", Enabled = false,
        };
        Assert.Equal(_slo.SeriesKey, edited.SeriesKey);
        Assert.NotEqual(_slo, edited);
    }

    [Fact]
    public void What_changes_the_counting_changes_the_key()
    {
        string[] keys =
        [
            _slo.SeriesKey,
            (_slo with { Id = "other" }).SeriesKey,
            (_slo with { Indicator = Indicator.SmoothViews }).SeriesKey,
            (_slo with { Thresholds = new() { StartupTimeMs = 3_000 } }).SeriesKey,
            (_slo with { Thresholds = new() { RebufferRatio = 0.02 } }).SeriesKey,
            (_slo with { Filter = SloFilterReader.Read("cdn=\"a\"").Filter! }).SeriesKey,
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void A_default_that_is_stated_and_a_threshold_of_another_indicator_count_the_same()
    {
        Assert.Equal(_slo.SeriesKey, (_slo with { Thresholds = new() { StartupTimeMs = 2_000, FreshnessMs = 5 } }).SeriesKey);
    }

    [Fact]
    public void The_keys_of_the_defaults_never_change() => Assert.Equal(
        ["start-success", "startup-time", "playback-success", "rebuffer-time", "smooth-views", "good-views", "ingest-availability", "ingest-freshness"],
        DefaultSlos.All.Select(slo => slo.SeriesKey.Split('@')[0]));

    [Fact]
    public void A_copy_equals_and_a_change_of_any_property_does_not()
    {
        Assert.Equal(_slo, _slo with { });
        Assert.Equal(_slo.GetHashCode(), (_slo with { }).GetHashCode());
        Assert.Equal(
            new HashSet<string>(typeof(SloDefinition).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)),
            ["Id", "Name", "Description", "Indicator", "Thresholds", "Filter", "Objective", "Window", "Alerting", "BudgetPolicy", "RunbookUrl", "Enabled"]);
    }

    [Theory]
    [InlineData(0.995, 0.005)]
    [InlineData(0.9995, 0.0005)]
    [InlineData(0.99999, 0.00001)]
    public void The_error_budget_is_what_decimals_say(double objective, double budget) => Assert.Equal(budget, SomeSlo.Starts(objective).ErrorBudget);

    [Fact]
    public void The_eight_defaults_are_those_of_the_documentation() => Assert.Equal(
        [0.995, 0.95, 0.995, 0.99, 0.97, 0.95, 0.9995, 0.999], DefaultSlos.All.Select(slo => slo.Objective));
}
