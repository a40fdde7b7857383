using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Functions.Slo;

/// <summary>
/// Writes the committed SLI totals of a slot to the table of SLIs, a moment after each minute. What is late is in the next minute's totals: nothing
/// is lost, see docs/decisions/013-sli-totals.md.
/// </summary>
public sealed class SliWriter(ISliStore store, TimeProvider time, ILogger<SliWriter> logger)
{
    /// <summary>How often it is looked whether a minute is over.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Rows older than this leave: reports look back a year.</summary>
    private const long KeptHours = 400 * 24;

    private const int AtOnce = 16;

    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private OwnedSlot? _slot;
    private Dictionary<string, Written> _written = [];
    private long _minute;
    private bool _isFailing;

    /// <summary>Writes when another minute is over, as far as the storage takes it.</summary>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task RunAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        if ((slot != _slot || minute != _minute) && await WriteAsync(slot, minute, cancellation))
        {
            _minute = minute;
        }
    }

    /// <summary>Writes what was counted so far, before the slot is given back: it counts as the running minute's.</summary>
    /// <returns>False when the storage does not take it.</returns>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public Task<bool> WriteLastAsync(OwnedSlot slot, CancellationToken cancellation) =>
        WriteAsync(slot, (time.GetUtcNow().ToUnixTimeSeconds() / 60) + 1, cancellation);

    // The totals of every organisation that was counted for since the last time, as what was counted before that minute.
    private async Task<bool> WriteAsync(OwnedSlot slot, long minute, CancellationToken cancellation)
    {
        await _oneWriter.WaitAsync(cancellation);
        try
        {
            if (slot != _slot)
            {
                (_slot, _written) = (slot, []);
            }

            var at = time.GetUtcNow().ToUnixTimeMilliseconds();
            var totals = await slot.ReadCommittedAsync(state => state.Slis.Unsampled(SliHour.Of(minute)), cancellation);
            var rows = await Task.WhenAll(totals.Chunk(Math.Max(1, (totals.Count + AtOnce - 1) / AtOnce)).Select(chunk => WriteAsync(slot, minute, chunk, cancellation)));
            foreach (var (organisation, row) in rows.SelectMany(written => written))
            {
                _written[organisation] = row;
            }

            if (totals.Count > 0)
            {
                // What changes within this millisecond is written with the next minute.
                slot.Sampled(at - 1);
            }

            Log(null);
            return true;
        }
        catch (Exception e) when (StorageErrors.Include(e) && !cancellation.IsCancellationRequested)
        {
            Log(e.Message);
            return false;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private async Task<List<(string Organisation, Written Row)>> WriteAsync(
        OwnedSlot slot, long minute, IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, SliSample>>> organisations, CancellationToken cancellation)
    {
        var rows = new List<(string, Written)>();
        foreach (var (organisation, totals) in organisations)
        {
            rows.Add((organisation, await WriteAsync(slot, organisation, minute, totals, cancellation)));
        }

        return rows;
    }

    private async Task<Written> WriteAsync(
        OwnedSlot slot, string organisation, long minute, IReadOnlyDictionary<string, SliSample> totals, CancellationToken cancellation)
    {
        var known = _written.GetValueOrDefault(organisation) ?? await ReadAsync(slot, organisation, cancellation);
        while (true)
        {
            // An instance whose clock is ahead may have written for a later hour.
            var hour = Math.Max(SliHour.Of(minute), known.Hour?.Number ?? 0);
            var row = known.Hour is not { } last ? new SliHour(hour) : last.Number == hour ? last : last.Follow(hour);
            row.Sample(Math.Max(minute, (hour * 60) + 1), totals);
            var ifMatch = known.Hour == row ? known.ETag : null;
            if (await store.TryWriteAsync(organisation, slot.Number, row, slot.Manifest.Generation, ifMatch, cancellation) is { } written)
            {
                await PruneAsync(slot.Number, organisation, known.Hour?.Number ?? hour, hour, cancellation);
                return new Written(row, written);
            }

            // Either this instance was cut off in the middle of a write that happened, or an earlier owner of the slot came through late.
            known = await ReadAsync(slot, organisation, cancellation);
        }
    }

    private async Task<Written> ReadAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        if (await store.ReadAsync(organisation, slot.Number, SliHour.Last, cancellation) is not { } stored)
        {
            await store.RegisterAsync(organisation, cancellation);
            return new Written(null, "");
        }

        return stored.Generation <= slot.Manifest.Generation
            ? new Written(SliHourCodec.Decode(stored.Hour), stored.ETag)
            : throw new SlotLostException(slot.Number);
    }

    private async Task PruneAsync(int slot, string organisation, long previous, long hour, CancellationToken cancellation)
    {
        for (var old = Math.Max(previous, hour - KeptHours) + 1; old <= hour; old++)
        {
            await store.DeleteAsync(organisation, slot, old - KeptHours, cancellation);
        }
    }

    // One line when the tables go and one when they come back.
    private void Log(string? reason)
    {
        if (_isFailing != reason is not null)
        {
            _isFailing = reason is not null;
            logger.LogWarning("The totals of objectives {State}{Reason}", _isFailing ? "cannot be written: " : "are written again", reason ?? "");
        }
    }

    private sealed record Written(SliHour? Hour, string ETag);
}
