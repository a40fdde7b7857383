namespace OpenQoE.Functions.Keys;

/// <summary>Who operates the service, or a part of it.</summary>
/// <param name="Organisation">The one they may act for; null: all.</param>
public sealed record Operator(string? Organisation)
{
    public static readonly Operator OfAll = new((string?)null);

    public bool MayActFor(string organisation) => Organisation is null || Organisation == organisation;
}
