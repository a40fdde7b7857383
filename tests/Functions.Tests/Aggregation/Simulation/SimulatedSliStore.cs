using OpenQoE.Functions.Slo;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;
using OpenQoE.Tests.Functions.Slo;

namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>The table of SLIs, in memory.</summary>
/// <param name="world">Delays and loses calls.</param>
internal sealed class SimulatedSliStore(World world) : ISliStore
{
    private static readonly string Key = DefaultSlos.All.Single(slo => slo.Indicator == Indicator.StartSuccess).SeriesKey;

    private readonly MemorySliStore _table = new();

    /// <summary>Views started, by the newest row of each organisation and slot.</summary>
    /// <exception cref="InvalidOperationException">A total was less than an earlier one.</exception>
    public long Starts()
    {
        long all = 0;
        foreach (var rows in _table.Rows.GroupBy(row => (row.Organisation, row.Slot)))
        {
            long before = 0;
            foreach (var (_, _, hour) in rows)
            {
                for (var minute = hour.Number * 60; minute <= (hour.Number + 1) * 60; minute++)
                {
                    var total = hour.TotalBefore(Key, minute).Valid;
                    before = total >= before ? total : throw new InvalidOperationException($"Of {rows.Key} there were {before}, and then {total}.");
                }
            }

            all += before;
        }

        return all;
    }

    public Task<StoredSliHour?> ReadAsync(string organisation, int slot, long hour, CancellationToken cancellation) =>
        world.CallAsync(() => _table.ReadAsync(organisation, slot, hour, cancellation).Result);

    public Task<string?> TryWriteAsync(string organisation, int slot, SliHour hour, long generation, string? ifMatch, CancellationToken cancellation) =>
        world.CallAsync(() => _table.TryWriteAsync(organisation, slot, hour, generation, ifMatch, cancellation).Result);

    public Task DeleteAsync(string organisation, int slot, long hour, CancellationToken cancellation) =>
        world.CallAsync(() => _table.DeleteAsync(organisation, slot, hour, cancellation).IsCompleted);

    public Task RegisterAsync(string organisation, CancellationToken cancellation) =>
        world.CallAsync(() => _table.RegisterAsync(organisation, cancellation).IsCompleted);

    public Task<IReadOnlyList<string>> ListOrganisationsAsync(CancellationToken cancellation) =>
        world.CallAsync(() => _table.ListOrganisationsAsync(cancellation).Result);
}
