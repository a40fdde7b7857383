namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>A secret that a setting of the service holds, and what the service's operator allows routings to do with it.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="Organisations">Whose routings may name it; <c>*</c> is any. The routing for all organisations always may: it is the operator's own.</param>
/// <param name="Hosts">Where it may be sent to besides the channel's vendor, as <see cref="OriginOf"/> has them.</param>
public sealed record SettingSecret(string Value, IReadOnlyCollection<string> Organisations, IReadOnlyCollection<string> Hosts)
{
    /// <summary>Whether the routing of an organisation may name it.</summary>
    /// <param name="owner">The organisation; empty for the routing for all.</param>
    public bool IsFor(string owner) => owner.Length == 0 || Organisations.Contains("*") || Organisations.Contains(owner);

    /// <summary>An address's scheme, host, and port where it is not the scheme's own: <c>https://tickets.example</c>. Null for what is no http or https address.</summary>
    public static string? OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
            : null;
}
