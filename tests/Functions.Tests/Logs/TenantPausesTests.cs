using OpenQoE.Functions.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Logs;

public class TenantPausesTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly TenantPauses _pauses;

    public TenantPausesTests() => _pauses = new(_time);

    [Fact]
    public void Pauses_grow_with_each_failure_up_to_half_a_minute() =>
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 7).Select(_ => PauseAfterFailure(TimeSpan.Zero)));

    [Fact]
    public void What_is_asked_for_is_kept_and_a_success_begins_anew()
    {
        Assert.Equal(90, PauseAfterFailure(TimeSpan.FromSeconds(90)));
        Assert.Equal(2, PauseAfterFailure(TimeSpan.Zero));
        _pauses.Succeeded("acme");
        Assert.Equal(1, PauseAfterFailure(TimeSpan.Zero));
    }

    [Fact]
    public void Another_tenant_goes_on()
    {
        _pauses.Failed("acme", TimeSpan.Zero);
        Assert.False(_pauses.Has("globex"));
    }

    private double PauseAfterFailure(TimeSpan atLeast)
    {
        var failedAt = _time.GetUtcNow();
        _pauses.Failed("acme", atLeast);
        while (_pauses.Has("acme")) _time.Advance(TimeSpan.FromSeconds(1));
        return (_time.GetUtcNow() - failedAt).TotalSeconds;
    }
}
