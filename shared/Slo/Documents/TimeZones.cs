namespace OpenQoE.Shared.Slo.Documents;

/// <summary>Time zones by their IANA names, such as <c>Europe/Berlin</c>, out of the machine's own database.</summary>
public static class TimeZones
{
    private const int MaxLength = 64;

    /// <returns>Null when the machine knows no such zone.</returns>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= MaxLength } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && char.IsAsciiLetter(name[0])
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : null;
}
