namespace OpenQoE.Functions.Operations;

/// <summary>Section <c>OpenQoE:Operator</c>.</summary>
public sealed class OperatorOptions
{
    /// <summary>
    /// The key for <c>/metrics</c>, <c>/stats</c> and <see href="keys.md"><c>/v1/keys</c></see>, of all organisations, sent in a header like a
    /// player's. None: they answer on loopback in development, and 401 elsewhere (<c>/v1/keys</c> also takes admin keys that were made).
    /// </summary>
    public string AdminKey { get; set; } = "";
}
