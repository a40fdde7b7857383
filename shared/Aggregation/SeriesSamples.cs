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

    private readonly Dictionary<string, DistinctSample<SampledLabels>> _byOrganisation = [];

    /// <summary>The sample of an organisation, or null when it had no event.</summary>
    public DistinctSample<SampledLabels>? Find(string organisation) => _byOrganisation.GetValueOrDefault(organisation);

    /// <summary>Takes an event's labels, if they belong into the sample.</summary>
    public void Add(string organisation, PlayerEvent e, IReadOnlyList<string> labels, IReadOnlyList<Measurement> measurements)
    {
        if (!_byOrganisation.TryGetValue(organisation, out var sample))
        {
            sample = Add(organisation);
        }

        var hash = 0UL;
        foreach (var label in labels)
        {
            hash = StableHash.Combine(hash, StableHash.Of(BaseLabels.ValueOf(e, label)));
        }

        if (sample.Offer(hash) && sample.GetOrAdd(hash, () => new([.. labels.Select(label => BaseLabels.ValueOf(e, label))])) is { } sampled)
        {
            foreach (var (metric, _, extra) in measurements)
            {
                sampled.Add(metric, extra);
            }
        }
    }

    private DistinctSample<SampledLabels> Add(string organisation)
    {
        var sample = new DistinctSample<SampledLabels>(MostOfOne);
        _byOrganisation.Add(organisation, sample);
        var capacity = Math.Min(MostOfOne, MostOfAll / _byOrganisation.Count);
        foreach (var each in _byOrganisation.Values)
        {
            each.SetCapacity(capacity);
        }

        return sample;
    }
}
