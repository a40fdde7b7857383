using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>The objectives in memory. While the table cannot be read, those last read go on.</summary>
public sealed class SloCatalog(SloStore store, TimeProvider time, ILogger<SloCatalog> logger) : ISloDefinitions
{
    // A start must not wait for a storage that is away.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    private volatile IReadOnlyDictionary<string, Known> _known = new Dictionary<string, Known>();
    private bool _isFailing;

    public IReadOnlyList<SloDefinition> For(string organisation) =>
        _known.TryGetValue(organisation, out var known) ? known.Slos : DefaultSlos.All;

    /// <summary>Organisations that have objectives of their own.</summary>
    public IEnumerable<string> Organisations => _known.Keys;

    /// <summary>Reads the table. Failures are logged.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(ReadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            _known = (await store.ListAllAsync(either.Token)).ToDictionary(own => own.Key, own => Known.Of(own.Value, _known.GetValueOrDefault(own.Key)));
            _isFailing = false;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && (StorageErrors.Include(e) || e is InvalidDataException))
        {
            if (!_isFailing)
            {
                _isFailing = true;
                logger.LogWarning("The objectives cannot be read; those last read go on: {Reason}", e.Message);
            }
        }
    }

    // The counters look at each event whether the list is another than before.
    private sealed record Known(IReadOnlyList<SloDefinition> Slos, string Version)
    {
        public static Known Of(IReadOnlyList<StoredSlo> stored, Known? before)
        {
            var version = string.Join('\n', stored.Select(slo => $"{slo.Slo.Id} {slo.ETag}"));
            return before?.Version == version ? before : new Known([.. stored.Select(slo => slo.Slo)], version);
        }
    }
}
