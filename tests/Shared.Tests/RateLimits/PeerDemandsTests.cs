using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

public class PeerDemandsTests
{
    private readonly PeerDemands _peers = new("self", freshFor: 10);

    [Fact]
    public void Others_are_there_as_long_as_their_sequence_goes_on()
    {
        _peers.Note([Of("a", 1), Of("b", 1), Of("self", 1)], now: 0);
        _peers.Note([Of("a", 1), Of("b", 2), Of("self", 1)], now: 8);
        Assert.Equal(["a", "b"], Present(9));
        Assert.Equal(["b"], Present(11));
        _peers.Note([Of("b", 2)], now: 12);
        Assert.Equal(["b"], Present(12));
        Assert.Empty(_peers.Of("other", 12));
    }

    [Fact]
    public void A_row_that_stood_still_for_long_can_be_removed()
    {
        Assert.Empty(_peers.Note([Of("a", 1), Of("b", 1)], now: 0));
        Assert.Equal("a", Assert.Single(_peers.Note([Of("a", 1), Of("b", 2)], now: 601)).Instance);
    }

    private static InstanceDemand Of(string instance, long sequence) => new("key", instance, 1, sequence);

    private IEnumerable<string> Present(double now) => _peers.Of("key", now).Select(demand => demand.Instance).Order();
}
