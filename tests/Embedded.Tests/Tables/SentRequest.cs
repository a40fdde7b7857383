namespace OpenQoE.Tests.Embedded.Tables;

/// <summary>What went over the wire.</summary>
internal sealed record SentRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body);
