using OpenQoE.Shared.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Keys;

/// <summary>Keys as plain as can be; change what the test is about.</summary>
internal static class SomeKey
{
    public static AccessKey Of(string organisation, KeyKind kind = KeyKind.Ingest, string? id = null) => new(id ?? organisation, kind, organisation)
    {
        Created = Some.Time.AddDays(-1),
        Secret = SecretHash.None,
    };
}
