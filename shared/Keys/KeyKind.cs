namespace OpenQoE.Shared.Keys;

/// <summary>What a key is for.</summary>
public enum KeyKind
{
    /// <summary>Posts events.</summary>
    Ingest,

    /// <summary>Makes and revokes keys of its own organisation.</summary>
    Admin,
}
