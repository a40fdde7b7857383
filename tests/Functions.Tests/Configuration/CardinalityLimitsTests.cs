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

    private static ConfigurationManager Configured(string limits, params IEnumerable<(string Key, string Value)> own)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(own.Append(("CARDINALITY_LIMITS", limits)).Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)));
        PredecessorAliases.AddTo(configuration);
        return configuration;
    }
}
