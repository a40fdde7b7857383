using OpenQoE.Functions.Incidents;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Tests.Functions.Documents;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Incidents;

public sealed class RecentIncidentsTests
{
    private const string Organisation = "acme";

    private readonly MemoryDocumentStore _documents = new();
    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly IncidentStore _store;
    private readonly RecentIncidents _recent;

    public RecentIncidentsTests()
    {
        _store = new IncidentStore(_documents);
        _recent = new RecentIncidents(_store, _time);
    }

    [Fact]
    public async Task They_are_the_recent_ones_and_those_that_go_on()
    {
        var old = await OpenAsync(daysAgo: 40);
        var oldAndOver = await OpenAsync(daysAgo: 35);
        await ResolveAsync(oldAndOver);
        var over = await OpenAsync(daysAgo: 20);
        await ResolveAsync(over);
        var open = await OpenAsync(daysAgo: 1);
        Assert.Equal([old, over, open], await ReadAsync());
        Assert.Equal([old, over, open], await ReadAsync());
        _time.Advance(TimeSpan.FromDays(15));
        Assert.Equal([old, open], await ReadAsync());
    }

    [Fact]
    public async Task What_happens_to_one_that_goes_on_is_seen_a_minute_later()
    {
        var id = await OpenAsync(daysAgo: 1);
        Assert.True(await IsAsync(id, incident => incident is { IsOpen: true, IsAcknowledged: false }));
        await ChangeAsync(id, incident => IncidentFlow.Acknowledge(incident, "ann", SomeIncident.Context, _time.GetUtcNow()));
        Assert.True(await IsAsync(id, incident => incident.IsAcknowledged));
        await ResolveAsync(id);
        await _store.ListOpenAsync(Organisation, default);
        Assert.True(await IsAsync(id, incident => incident.ResolvedAt == _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_month_takes_few_reads_and_the_next_minute_hardly_any()
    {
        for (var number = 0; number < 1000; number++)
        {
            var id = await OpenAsync(daysAgo: 20);
            if (number % 4 > 0) await ResolveAsync(id);
        }

        Assert.Equal(6 + 1, await ReadsAsync());

        // 250 go on, and each minute looks at 200 of them.
        Assert.Equal(2 + 200, await ReadsAsync());
        foreach (var id in await _store.ListOpenIdsAsync(Organisation, default)) await ResolveAsync(id);
        Assert.Equal(2 + 200, await ReadsAsync());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2 + 50, await ReadsAsync());
        await OpenAsync(daysAgo: 0);
        Assert.Equal(2, await ReadsAsync());
        Assert.Equal(1, (await _recent.ReadAsync(Organisation, default)).Count(incident => incident.IsOpen));
    }

    [Fact]
    public async Task After_a_failure_everything_is_there()
    {
        var first = await OpenAsync(daysAgo: 2);
        await ReadAsync();
        var second = await OpenAsync(daysAgo: 1);
        _documents.IsDown = true;
        await Assert.ThrowsAsync<IOException>(ReadAsync);
        _documents.IsDown = false;
        Assert.Equal([first, second], await ReadAsync());
    }

    private async Task<string> OpenAsync(int daysAgo)
    {
        var at = _time.GetUtcNow().AddDays(-daysAgo);
        return (await _store.TryCreateAsync(Organisation, 2026, id => SomeIncident.Open(id, Organisation, Severity.Warning, at), default))!.Id;
    }

    private Task ResolveAsync(string id) => ChangeAsync(id, incident => IncidentFlow.Resolve(incident, "ann", "", SomeIncident.Context, _time.GetUtcNow()));

    private async Task ChangeAsync(string id, Func<Incident, Incident> change)
    {
        var (incident, etag) = (await _store.FindAsync(Organisation, id, default))!;
        Assert.NotNull(await _store.TryWriteAsync(change(incident), etag, default));
    }

    private async Task<string[]> ReadAsync() => [.. (await _recent.ReadAsync(Organisation, default)).Select(incident => incident.Id).Order()];

    private async Task<bool> IsAsync(string id, Func<Incident, bool> expected) =>
        expected((await _recent.ReadAsync(Organisation, default)).Single(incident => incident.Id == id));

    private async Task<int> ReadsAsync()
    {
        var before = _documents.Reads;
        await _recent.ReadAsync(Organisation, default);
        return _documents.Reads - before;
    }
}
