using System.Diagnostics;

namespace OpenQoE.Functions.Telemetry;

/// <summary>
/// The sampled spans whose work some later span takes further, all at once: the first is its parent, so that one trace goes all the way through, the others are
/// linked. Not safe for concurrent use.
/// </summary>
public sealed class SpanOrigins
{
    /// <summary>Links of one span, at most: what is beyond them is left out.</summary>
    public const int MaxLinks = 32;

    private readonly List<ActivityContext> _spans = [];

    /// <summary>None when there are no origins.</summary>
    public ActivityContext Parent => _spans.Count > 0 ? _spans[0] : default;

    public IEnumerable<ActivityLink> Links => _spans.Skip(1).Select(span => new ActivityLink(span));

    /// <param name="span">None is passed over.</param>
    public void Add(ActivityContext span)
    {
        if (span != default && _spans.Count <= MaxLinks && !_spans.Contains(span))
        {
            _spans.Add(span);
        }
    }

    public void Add(SpanOrigins others) => others._spans.ForEach(Add);
}
