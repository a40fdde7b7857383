namespace OpenQoE.Functions.Operations;

/// <summary>Section <c>OpenQoE:Operator</c>.</summary>
public sealed class OperatorOptions
{
    /// <summary>
    /// Key for /metrics, /stats and the other operator routes. Default: none, and they answer on loopback in development only.
    /// </summary>
    public string AdminKey { get; set; } = "";
}
