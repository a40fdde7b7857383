using System.Collections.Concurrent;
using OpenQoE.Functions.Keys;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Tests.Functions.Keys;

/// <summary>Keys without a storage, which can be out of reach.</summary>
internal sealed class MemoryKeyStore : IKeyStore
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new();
    private int _reads;

    /// <summary>How often all were read, or tried to be.</summary>
    public int Reads => _reads;

    public bool IsUnreachable { get; set; }

    /// <summary>Where set, a read waits for it.</summary>
    public Task? ReadsAfter { get; set; }

    /// <summary>Puts a key in, past all rules.</summary>
    /// <returns>Its text.</returns>
    public string Put(AccessKey key, string secret = "secret")
    {
        _keys[key.Id] = key with { Secret = SecretHash.Of(secret) };
        return new KeyText(key.Kind, key.Id, secret).ToString();
    }

    public async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        if (ReadsAfter is { } gate) await gate.WaitAsync(cancellation);
        Reach();
        return [.. _keys.Values];
    }

    public Task AddAsync(AccessKey key, CancellationToken cancellation)
    {
        Reach();
        return _keys.TryAdd(key.Id, key) ? Task.CompletedTask : throw new IOException("It exists.");
    }

    public Task<AccessKey?> ChangeAsync(string id, Func<AccessKey, AccessKey?> change, CancellationToken cancellation)
    {
        Reach();
        if (!_keys.TryGetValue(id, out var key)) return Task.FromResult<AccessKey?>(null);
        return Task.FromResult<AccessKey?>(_keys[id] = change(key) ?? key);
    }

    private void Reach()
    {
        if (IsUnreachable) throw new IOException("The storage is out of reach.");
    }
}
