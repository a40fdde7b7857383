using Microsoft.Extensions.Logging;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>
/// The keys in memory. While the table cannot be read, those last read go on; a key made elsewhere works at once, since an unknown one
/// makes the table be read, though guesses do so only once a second.
/// </summary>
public sealed class KeyRing(IKeyStore store, TimeProvider clock, ILogger<KeyRing> logger) : IDisposable
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EarlyReadGap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LogGap = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile KeySnapshot? _snapshot;
    private long? _lastEarlyRead;
    private long? _lastLogged;
    private long _lastRead = long.MinValue;

    /// <summary>Null until the table was read once.</summary>
    public KeySnapshot? Snapshot => _snapshot;

    /// <summary>The active key of a kind that a text opens.</summary>
    public async ValueTask<KeyLookup> FindAsync(KeyKind kind, string text, CancellationToken cancellation)
    {
        if (KeyText.Parse(text) is not { } parsed || parsed.Kind != kind) return default;
        if (Find(parsed) is { } known) return new KeyLookup(known);

        // Also when the id is known: its secret may be new, and time is not to tell which ids exist.
        await ReadAsync(isEarly: true, cancellation);
        return new KeyLookup(Find(parsed), IsUnreadable: _snapshot is null);
    }

    /// <summary>The keys, read first when they never were; null when they cannot be.</summary>
    public async ValueTask<KeySnapshot?> GetAsync(CancellationToken cancellation)
    {
        if (_snapshot is null) await ReadAsync(isEarly: true, cancellation);
        return _snapshot;
    }

    /// <summary>Reads the table. Failures are logged.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => ReadAsync(isEarly: false, cancellation);

    public void Dispose() => _reading.Dispose();

    private AccessKey? Find(KeyText text) => _snapshot?.Find(text, clock.GetUtcNow());

    /// <summary>One at a time; who waited for one that began after they asked is content with what it found.</summary>
    private async Task ReadAsync(bool isEarly, CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        await _reading.WaitAsync(cancellation);
        try
        {
            var now = clock.GetTimestamp();
            if (_lastRead > asked || (isEarly && _lastEarlyRead is { } last && clock.GetElapsedTime(last, now) < EarlyReadGap)) return;
            _lastRead = now;
            if (isEarly) _lastEarlyRead = now;
            using var patience = new CancellationTokenSource(ReadTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            _snapshot = new KeySnapshot(await store.ListAsync(either.Token));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Log(e);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void Log(Exception e)
    {
        var now = clock.GetTimestamp();
        if (_lastLogged is { } last && clock.GetElapsedTime(last, now) < LogGap) return;
        _lastLogged = now;
        logger.LogError(e, "The keys cannot be read; {Consequence}", _snapshot is null ? "requests are refused until they can" : "those last read go on");
    }
}
