using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events.Schema;
using OpenQoE.Shared.Logs;

namespace OpenQoE.Tests.Shared.Logs;

public class LogFieldsTests
{
    [Fact]
    public void No_name_means_two_things() => Assert.Equal(EventSchema.All.Count - 1, LogFields.All.Distinct().Count());

    [Fact]
    public void A_label_of_metrics_has_the_same_name_in_lines() =>
        Assert.Empty(BaseLabels.All.Keys.Except(LogFields.All));

    [Fact]
    public void A_label_of_a_stream_is_in_lines_only_where_it_can_differ() =>
        Assert.Equal([LogFields.Organisation, LogFields.Environment], LogFields.StreamLabels.Intersect(LogFields.All));

    /// <summary>Loki's parser makes an underscore of what it does not take.</summary>
    [Fact]
    public void Names_are_what_queries_can_spell() =>
        Assert.All(LogFields.All.Concat(LogFields.StreamLabels), name => Assert.Matches("^[a-z][a-z_0-9]*$", name));
}
