using OpenQoE.Shared.Governance;

namespace OpenQoE.Tests.Shared.Governance;

public class AllotmentTests
{
    [Theory]
    [InlineData(100, 0, 0, 0, 1, 50)] // half is left for one that joins
    [InlineData(100, 40, 0, 0, 1, 70)]
    [InlineData(100, 10, 30, 60, 2, 30)]
    [InlineData(100, 10, 30, 95, 2, 10)] // never less than what it has
    [InlineData(3, 0, 2, 2, 1, 1)] // the last one too
    [InlineData(3, 0, 3, 3, 1, 0)]
    public void A_share_is_what_is_used_and_a_fair_part_of_what_is_free(int budget, int used, int usedByOthers, int reservedByOthers, int instances, int share) =>
        Assert.Equal(share, Allotment.Reserve(budget, used, usedByOthers, reservedByOthers, instances));
}
