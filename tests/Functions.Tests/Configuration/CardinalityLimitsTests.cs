using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Tests.Functions.Configuration;

public class CardinalityLimitsTests
{
    [Fact]
    public void The_predecessors_limits_do_not_override_our_own() =>
        Assert.Equal("7", Configured("""{"video_id":5}""", ("OpenQoE:Cardinality:Limits:video_id", "7"))["OpenQoE:Cardinality:Limits:video_id"]);

    [Fact]
    public void The_predecessors_limits_of_labels_that_are_no_more_mean_nothing()
    {
        var configuration = Configured("""{"Limits":{"player_id":{"max_cardinality":50},"viewer_id":{"max_cardinality":9}}}""");

        Assert.Equal(["player_id"], configuration.GetSection("OpenQoE:Cardinality:Limits").GetChildren().Select(limit => limit.Key));
        Assert.Equal("50", configuration["OpenQoE:Cardinality:Limits:player_id"]);
    }

    [Fact]
    public void The_predecessors_example_is_understood_with_its_actions()
    {
        var configuration = Configured("""
            {"limits": {
              "org_id": {"max_cardinality": 1000, "action": "allow"}, "video_id": {"max_cardinality": 100000, "action": "bucket", "bucket_size": 10000},
              "player_id": {"max_cardinality": 999999999, "action": "hash"}, "network_country": {"max_cardinality": 0, "action": "drop"},
              "session_id": {"max_cardinality": 999999999, "action": "hash"}, "player_name": {"max_cardinality": 999999999, "action": "allow"}}}
            """);

        var settings = configuration.AsEnumerable().Where(setting => setting.Value is not null && setting.Key.StartsWith("OpenQoE:", StringComparison.Ordinal));
        Assert.Equal(
            [
                "LabelPolicies:network_country drop", "LabelPolicies:player_id hash 10000", "LabelPolicies:video_id bucket 10000",
                "Limits:org_id 1000", "Limits:player_name 10000",
            ],
            settings.Select(setting => $"{setting.Key["OpenQoE:Cardinality:".Length..]} {setting.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_policy_of_our_own_is_not_overridden() =>
        Assert.Null(Configured("""{"limits":{"video_id":{"max_cardinality":5}}}""", ("OpenQoE:Cardinality:LabelPolicies:video_id", "drop"))["OpenQoE:Cardinality:Limits:video_id"]);

    private static ConfigurationManager Configured(string limits, params IEnumerable<(string Key, string Value)> own)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(own.Append(("CARDINALITY_LIMITS", limits)).Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)));
        PredecessorAliases.AddTo(configuration);
        return configuration;
    }
}
