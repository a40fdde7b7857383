namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>What delivers the media.</summary>
/// <param name="Provider">Goes into <c>cdn.provider</c>.</param>
/// <param name="EdgePop">Goes into <c>cdn.edge_pop</c>.</param>
/// <param name="Slowness">1 is good; stalls and start-ups grow with it.</param>
/// <param name="Share">Of the audience.</param>
public sealed record Cdn(string Provider, string EdgePop, double Slowness, double Share)
{
    public static IReadOnlyList<Cdn> All { get; } =
    [
        new("northwind", "fra1", 1.0, 0.5),
        new("swiftedge", "ams2", 1.1, 0.3),
        new("budgetcast", "waw3", 2.5, 0.2),
    ];
}
