using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Tests.Shared.Alerting.Routes;

public class DigestTimeTests
{
    [Theory]
    [InlineData("UTC", "09:00", "2026-10-01T08:59:59Z", "2026-10-01T09:00:00Z")]
    [InlineData("UTC", "09:00", "2026-10-01T09:00:00Z", "2026-10-02T09:00:00Z")]
    [InlineData("Europe/Berlin", "09:00", "2026-10-24T12:00:00Z", "2026-10-25T08:00:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("Pacific/Kiritimati", "00:30", "2026-10-01T09:00:00Z", "2026-10-01T10:30:00Z")]
    [InlineData("Pacific/Pago_Pago", "23:30", "2026-10-01T09:00:00Z", "2026-10-01T10:30:00Z")]
    public void The_next_digest_is_at_its_local_time(string zone, string at, string after, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), new DigestTime(TimeOnly.Parse(at), zone, Receiver: null).Next(DateTimeOffset.Parse(after)));
}
