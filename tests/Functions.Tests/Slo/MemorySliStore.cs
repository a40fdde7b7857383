using OpenQoE.Functions.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Tests.Functions.Slo;

/// <summary>The table of SLIs, in memory.</summary>
internal sealed class MemorySliStore : ISliStore
{
    private readonly SortedDictionary<(string Organisation, int Slot, long Hour), StoredSliHour> _rows = [];
    private readonly SortedSet<string> _organisations = [];
    private int _lastETag;

    public IEnumerable<(string Organisation, int Slot, SliHour Hour)> Rows => _rows.Select(row => (row.Key.Organisation, row.Key.Slot, SliHourCodec.Decode(row.Value.Hour)));

    /// <summary>How many rows were read.</summary>
    public int Reads { get; private set; }

    public Task<StoredSliHour?> ReadAsync(string organisation, int slot, long hour, CancellationToken cancellation)
    {
        Reads++;
        return Task.FromResult<StoredSliHour?>(_rows.LastOrDefault(row => row.Key.Organisation == organisation && row.Key.Slot == slot && row.Key.Hour <= hour).Value);
    }

    public Task<string?> TryWriteAsync(string organisation, int slot, SliHour hour, long generation, string? ifMatch, CancellationToken cancellation)
    {
        var key = (organisation, slot, hour.Number);
        if (_rows.GetValueOrDefault(key)?.ETag != ifMatch)
        {
            return Task.FromResult<string?>(null);
        }

        var stored = _rows[key] = new StoredSliHour(SliHourCodec.Encode(hour).ToArray(), generation, $"{++_lastETag}");
        return Task.FromResult<string?>(stored.ETag);
    }

    public Task DeleteAsync(string organisation, int slot, long hour, CancellationToken cancellation)
    {
        _rows.Remove((organisation, slot, hour));
        return Task.CompletedTask;
    }

    public Task RegisterAsync(string organisation, CancellationToken cancellation)
    {
        _organisations.Add(organisation);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListOrganisationsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([.. _organisations]);
}
