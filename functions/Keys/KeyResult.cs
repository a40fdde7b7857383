using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>How an operation on keys ended.</summary>
public enum KeyOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The wish is wrong; the errors say where.</summary>
    Invalid,

    /// <summary>There is no such key, or none that is the operator's to see.</summary>
    NotFound,

    /// <summary>The operator may not act for that organisation.</summary>
    Forbidden,

    /// <summary>The key is revoked or expired.</summary>
    Ended,
}

/// <summary>What came of an operation on one key.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Key">The key as it is now.</param>
/// <param name="Text">With its secret, when that is new: shown once, and nowhere kept.</param>
/// <param name="Errors">By field.</param>
public sealed record KeyResult(KeyOutcome Outcome, AccessKey? Key = null, string? Text = null, IDictionary<string, string[]>? Errors = null);
