using Microsoft.Azure.Functions.Worker.Queues;

namespace OpenQoE.Tests.Embedded.Functions.Queues;

public sealed class PollingBackoffTests
{
    private readonly PollingBackoff _backoff = new(TimeSpan.FromSeconds(5), new Random(1));

    [Fact]
    public void An_empty_queue_is_looked_at_ever_less_often_up_to_the_limit()
    {
        var waits = Enumerable.Range(0, 40).Select(_ => _backoff.Next()).ToList();

        Assert.Equal(PollingBackoff.Shortest, waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromSeconds(5), waits[^1]);
    }

    [Fact]
    public void Messages_make_the_next_look_soon_again()
    {
        for (var look = 0; look < 10; look++) _backoff.Next();
        _backoff.Reset();

        Assert.Equal(PollingBackoff.Shortest, _backoff.Next());
    }
}
