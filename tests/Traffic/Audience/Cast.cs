using OpenQoE.Tests.Traffic.Viewing;

namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>
/// Makes viewers by number. The same seed and number give the same viewer and the same view, whenever and in whatever order they
/// are asked for; only the ids carry the run's tag, so that a service does not take a second run for a repeat of the first. A share of the
/// pages (0–1) has the predecessor's SDK. Without an organisation of their own, viewers belong to a mix of four.
/// </summary>
public sealed class Cast(int seed, string runTag, double originalShare, string? organisation = null)
{
    private static readonly string[] Organisations = ["acme-tv", "kino-plus", "sportcast", "uni-lectures"];

    /// <summary>The view of this viewer, from the page's load on.</summary>
    public View ViewOf(int number)
    {
        var random = new Random(Mix(seed, number));
        return new View(Draw(random, number), random);
    }

    private Viewer Draw(Random random, int number)
    {
        var place = random.Pick(Place.All, place => place.Share);
        var drawnOrganisation = Organisations[(int)(random.NextDouble() * random.NextDouble() * Organisations.Length)];
        return new Viewer
        {
            Organisation = organisation ?? drawnOrganisation,
            ViewerId = random.Hex(32),
            SessionId = $"{runTag}-s{number}-{random.Hex(4)}",
            ViewId = $"{runTag}-v{number}-{random.Hex(4)}",
            Title = random.Pick(Titles.All, title => title.Popularity),
            Place = place,
            Cdn = random.Pick(Cdn.All, cdn => cdn.Share),
            Device = random.Pick(Device.All, device => device.Share),
            Player = random.Pick(PlayerSoftware.All, player => player.Share),
            Style = random.Chance(originalShare) ? ReportStyle.Original : ReportStyle.Ours,
            Autoplay = random.Chance(0.4),
            Throughput = random.LogNormal(place.Throughput, 0.6),
        };
    }

    /// <summary>Neighbouring seeds would give similar beginnings; the finaliser of SplitMix64 sets them apart.</summary>
    private static int Mix(int seed, int number)
    {
        var bits = unchecked(((ulong)(uint)seed << 32 | (uint)number) + 0x9E3779B97F4A7C15);
        bits = unchecked((bits ^ bits >> 30) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ bits >> 27) * 0x94D049BB133111EB);
        return (int)((bits ^ bits >> 31) & int.MaxValue);
    }
}
