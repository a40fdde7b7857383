using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Functions.Slo;

/// <summary>What was counted for an organisation, over all slots.</summary>
/// <param name="slots">For each slot: by hour, the row that tells of it.</param>
public sealed class SliTotals(IReadOnlyList<IReadOnlyDictionary<long, SliHour?>> slots)
{
    /// <summary>Everything counted before a Unix minute that was asked for; nothing for a key that was never counted.</summary>
    public SliCount Before(string key, long minute) =>
        slots.Aggregate(default(SliCount), (sum, rows) => sum + (rows[SliHour.Of(minute)]?.TotalBefore(key, minute) ?? default));

    /// <summary>Where the bad events of the hours that were asked for were, from that hour on.</summary>
    public Places PlacesSince(string key, long hour)
    {
        var all = new Places();
        foreach (var row in slots.SelectMany(rows => rows.Values).OfType<SliHour>().Where(row => row.Number >= hour).Distinct())
        {
            if (row.PlacesOf(key) is { } places)
            {
                all.Merge(places);
            }
        }

        return all;
    }
}
