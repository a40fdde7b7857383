using System.Diagnostics;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Which sampled messages a slot's next commit and its next publication hold. Not safe for concurrent use: the slot's lock guards it.</summary>
internal sealed class SlotTraces
{
    private SpanOrigins _uncommitted = new();
    private SpanOrigins _unpublished = new();

    /// <summary>What the publication under way holds, and those before it that did not arrive.</summary>
    public SpanOrigins Publishing { get; private set; } = new();

    /// <param name="span">That of a message that was counted just now; none if it is not sampled.</param>
    public void Counted(ActivityContext span)
    {
        _uncommitted.Add(span);
        _unpublished.Add(span);
    }

    /// <summary>What a commit holds.</summary>
    /// <param name="publishes">The same becomes part of the publication under way.</param>
    public SpanOrigins TakeUncommitted(bool publishes)
    {
        if (publishes)
        {
            Publishing.Add(_unpublished);
            _unpublished = new();
        }

        var taken = _uncommitted;
        _uncommitted = new();
        return taken;
    }

    public void Published() => Publishing = new();
}
