namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>Where a viewer sits.</summary>
/// <param name="Country">ISO 3166 code.</param>
/// <param name="Asn">The access network.</param>
/// <param name="Throughput">Median, bit/s.</param>
/// <param name="Share">Of the audience.</param>
public sealed record Place(string Country, int Asn, double Throughput, double Share)
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("DE", 3320, 24e6, 0.25),
        new("FR", 3215, 22e6, 0.15),
        new("GB", 2856, 20e6, 0.15),
        new("US", 7922, 26e6, 0.20),
        new("BR", 28573, 9e6, 0.10),
        new("IN", 55836, 6e6, 0.10),
        new("ID", 7713, 3.5e6, 0.05),
    ];
}
