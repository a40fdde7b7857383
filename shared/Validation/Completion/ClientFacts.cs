namespace OpenQoE.Shared.Validation.Completion;

/// <summary>What the request itself tells about the viewer's end.</summary>
/// <param name="UserAgent">What its User-Agent says.</param>
/// <param name="Country">ISO 3166 code, from the front door; null when it says none.</param>
/// <param name="Asn">Number of the viewer's autonomous system, from the front door.</param>
public sealed record ClientFacts(UserAgent UserAgent, string? Country = null, double? Asn = null);
