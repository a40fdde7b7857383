using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>What became of looking a key up.</summary>
/// <param name="Key">Null when there is no such key, or it opens nothing.</param>
/// <param name="IsUnreadable">The keys were never read, so nobody knows.</param>
public readonly record struct KeyLookup(AccessKey? Key, bool IsUnreadable = false);
