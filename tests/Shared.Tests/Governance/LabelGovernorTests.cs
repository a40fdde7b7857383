using OpenQoE.Shared.Governance;

namespace OpenQoE.Tests.Shared.Governance;

public class LabelGovernorTests
{
    private readonly LabelGovernor _governor = new(new LabelLimits(2, new Dictionary<string, int> { ["cdn"] = 1, ["never"] = 0 }));

    [Fact]
    public void Defect_8_overflow_goes_to_one_value_and_every_label_has_a_limit()
    {
        foreach (var label in new[] { "cdn", "a label nobody listed" })
        {
            var values = Enumerable.Range(0, 1000).Select(i => _governor.Govern("org", label, $"value {i}")).ToHashSet();
            Assert.Equal(label == "cdn" ? 2 : 3, values.Count);
            Assert.Contains(LabelGovernor.Overflow, values);
        }

        Assert.Equal(999, _governor.Overflowed["cdn"]);
        Assert.Equal(998, _governor.Overflowed["a label nobody listed"]);
    }

    [Fact]
    public void A_value_once_admitted_stays_admitted()
    {
        Assert.Equal("a", _governor.Govern("org", "cdn", "a"));
        Assert.Equal(LabelGovernor.Overflow, _governor.Govern("org", "cdn", "b"));
        Assert.Equal("a", _governor.Govern("org", "cdn", "a"));
    }

    [Fact]
    public void One_organisation_takes_no_room_from_another()
    {
        _governor.Govern("one", "cdn", "a");
        Assert.Equal("b", _governor.Govern("two", "cdn", "b"));
    }

    [Fact]
    public void A_limit_of_zero_leaves_only_the_overflow() =>
        Assert.Equal(LabelGovernor.Overflow, _governor.Govern("org", "never", "a"));

    [Fact]
    public void Who_claims_to_be_the_overflow_takes_no_room()
    {
        Assert.Equal(LabelGovernor.Overflow, _governor.Govern("org", "cdn", LabelGovernor.Overflow));
        Assert.Equal("a", _governor.Govern("org", "cdn", "a"));
    }

    [Fact]
    public void Values_that_have_series_already_are_admitted_over_the_limit_and_leave_no_room()
    {
        _governor.Admit("org", "cdn", "a");
        _governor.Admit("org", "cdn", "b");
        _governor.Admit("org", "cdn", LabelGovernor.Overflow);
        Assert.Equal(["a", "b", LabelGovernor.Overflow], new[] { "a", "b", "c" }.Select(v => _governor.Govern("org", "cdn", v)));
        Assert.Equal(("org", "cdn", 2, 1), Assert.Single(_governor.Usage()));
    }
}
