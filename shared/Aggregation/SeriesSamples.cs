using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// By organisation, a uniform sample of the distinct label sets that there would be without governance: what a change of policy would cost
/// in series is found by counting them anew. Bounded in memory, however many organisations there are.
/// </summary>
public sealed class SeriesSamples
{
    private const int MostOfAll = 32_768;
    private const int MostOfOne = 4_096;

    private readonly Dictionary<string, OrganisationSample> _byOrganisation = [];

    /// <summary>The sample of an organisation, or null when it had no event.</summary>
    public OrganisationSample? Find(string organisation) => _byOrganisation.GetValueOrDefault(organisation);

    /// <summary>Takes an event's labels, if they belong into the sample.</summary>
    /// <param name="organisation">As governed.</param>
    /// <param name="e">The event.</param>
    /// <param name="labels">Names of the sampled values.</param>
    /// <param name="measurements">What the event measured.</param>
    /// <param name="window">The current one.</param>
    public void Add(string organisation, PlayerEvent e, IReadOnlyList<string> labels, IReadOnlyList<Measurement> measurements, long window)
    {
        if (!_byOrganisation.TryGetValue(organisation, out var sample))
        {
            sample = Add(organisation, window);
        }

        var hash = 0UL;
        foreach (var label in labels)
        {
            hash = StableHash.Combine(hash, StableHash.Of(BaseLabels.ValueOf(e, label)));
        }

        sample.Add(hash, window, () => new([.. labels.Select(label => BaseLabels.ValueOf(e, label))]), measurements);
    }

    private OrganisationSample Add(string organisation, long window)
    {
        var capacity = Math.Clamp(MostOfAll / (_byOrganisation.Count + 1), 1, MostOfOne);
        var sample = new OrganisationSample(window, capacity);
        _byOrganisation.Add(organisation, sample);
        foreach (var each in _byOrganisation.Values)
        {
            each.Shrink(capacity);
        }

        return sample;
    }
}
