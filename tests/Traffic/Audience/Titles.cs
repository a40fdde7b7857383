namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>Forty titles whose popularity follows Zipf's law: the second draws half of the first's audience, the third a third.</summary>
public static class Titles
{
    private const int Count = 40;

    private static readonly string[] Series = ["Harbour Lights", "Kitchen Table", "The Long Field", "Night Train"];

    public static IReadOnlyList<Title> All { get; } = [.. Enumerable.Range(1, Count).Select(Rank)];

    private static Title Rank(int rank) => (rank % 4) switch
    {
        0 => new($"live-{rank:00}", $"Channel {rank}", null, null, 1.0 / rank),
        1 => new($"clip-{rank:00}", $"Clip {rank}", null, TimeSpan.FromSeconds(40 + 5 * rank), 1.0 / rank),
        2 => new($"episode-{rank:00}", $"Episode {rank}", Series[rank / 4 % Series.Length], TimeSpan.FromMinutes(20 + rank), 1.0 / rank),
        _ => new($"film-{rank:00}", $"Film {rank}", null, TimeSpan.FromMinutes(80 + rank), 1.0 / rank),
    };
}
