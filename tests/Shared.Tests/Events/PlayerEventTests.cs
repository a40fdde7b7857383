using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Events;

public class PlayerEventTests
{
    [Fact]
    public void What_an_event_changes_in_a_shared_context_changes_in_no_other()
    {
        var first = Some.Event(EventType.Playing);
        var (second, third) = (new PlayerEvent { Env = "was" }, new PlayerEvent());
        second.ShareContextOf(first);
        third.ShareContextOf(second);
        Assert.Equal(("view", null), (third.ViewId, second.Env));

        (first.ViewId, second.Env) = ("other", "production");

        Assert.Equal(("other", null), (first.ViewId, first.Env));
        Assert.Equal(("view", "production"), (second.ViewId, second.Env));
        Assert.Equal(("view", null), (third.ViewId, third.Env));
        Assert.Null(new PlayerEvent().Env);
    }
}
