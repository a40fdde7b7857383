using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>Where keys are kept. Errors of the storage come as exceptions; <see cref="Storage.StorageErrors"/> tells which.</summary>
public interface IKeyStore
{
    /// <summary>All keys, the revoked and expired ones too.</summary>
    Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds a key; its id must be new.</summary>
    Task AddAsync(AccessKey key, CancellationToken cancellation);

    /// <summary>Changes a key. The change is asked for again when another instance was faster.</summary>
    /// <param name="id">The key's.</param>
    /// <param name="change">What it becomes; null to leave it as it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The key as it is afterwards; null when there is no such key.</returns>
    Task<AccessKey?> ChangeAsync(string id, Func<AccessKey, AccessKey?> change, CancellationToken cancellation);
}
