namespace OpenQoE.Shared.Keys;

/// <summary>The origins whose pages may post.</summary>
/// <param name="origins">Such as <c>https://player.example</c>; <c>*</c> is any.</param>
public sealed class AllowedOrigins(IEnumerable<string> origins)
{
    private const string AnyOrigin = "*";

    public static readonly AllowedOrigins Any = new([AnyOrigin]);

    private readonly HashSet<string> _origins = new(origins, StringComparer.OrdinalIgnoreCase);

    /// <summary>As they were given, sorted.</summary>
    public IReadOnlyList<string> List => [.. _origins.Order(StringComparer.Ordinal)];

    /// <param name="text">Separated by commas.</param>
    public static AllowedOrigins Parse(string text) =>
        new(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What <c>Access-Control-Allow-Origin</c> says to a page of an origin; null when it may not post.</summary>
    /// <param name="origin">Empty when the request comes from no page.</param>
    public string? Grant(string origin) => _origins.Contains(AnyOrigin) ? AnyOrigin : _origins.Contains(origin) ? origin : null;

    public override string ToString() => string.Join(",", List);
}
