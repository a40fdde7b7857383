using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Shared.Aggregation;

public class LabelSetTests
{
    [Fact]
    public void Labels_are_sorted_by_bytes_and_empty_ones_left_out() =>
        Assert.Equal(["B", "_", "a", "b"], Set(("b", "1"), ("", ""), ("a", "2"), ("_", "3"), ("B", "4"), ("c", "")).Select(l => l.Key));

    [Fact]
    public void Sets_of_the_same_labels_are_equal_in_whatever_order_they_came()
    {
        var (one, other) = (Set(("a", "1"), ("b", "2")), Set(("b", "2"), ("a", "1")));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, Set(("a", "1")));
        Assert.NotEqual(one, Set(("a", "2"), ("b", "1")));
    }

    [Fact]
    public void A_label_is_found_by_name()
    {
        var set = Set(("a", "1")).With([new("b", "2"), new("c", "")]);
        Assert.Equal(("1", "2", null), (set.Find("a"), set.Find("b"), set.Find("c")));
        Assert.Equal(2, set.Count);
    }

    private static LabelSet Set(params (string Name, string Value)[] labels) => new(labels.Select(l => KeyValuePair.Create(l.Name, l.Value)));
}
