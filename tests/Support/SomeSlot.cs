using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Support;

/// <summary>Slots to count in. Time is given in ms after <see cref="Some.Time"/>.</summary>
public static class SomeSlot
{
    public const long IdleMs = 1_800_000, ResendMs = 60_000;

    public static readonly long Start = Some.Time.ToUnixTimeMilliseconds();

    public static SlotStateSettings Settings { get; } = new(BaseLabels.Default, GovernancePolicies.Standard, SomeObjectives.Defaults, IdleMs, ResendMs, KeepAppliedMs: 1_200_000);

    public static EventMessage Message(ulong id, params PlayerEvent[] events) => new(id, false, [Some.Batch(events) with { BatchId = null }]);

    public static PlayerEvent Event(EventType type, Action<PlayerEvent> change)
    {
        var e = Some.Event(type);
        change(e);
        return e;
    }

    /// <summary>What the slot publishes now, as a receiver reads it; it counts as taken.</summary>
    public static DecodedWriteRequest Publish(this SlotState state, long atMs, int slot = 0)
    {
        var publication = state.CollectAt(Start + atMs, slot);
        var body = Encode(publication);
        state.Sent(publication.Series, publication.Timestamp);
        return DecodedWriteRequest.Decode(body);
    }

    /// <summary>What is due at a time (Unix ms) that the clock shows as well.</summary>
    public static Publication CollectAt(this SlotState state, long at, int slot = 0) => state.Collect(slot, at, now: at);

    /// <summary>The body that carries a publication, metadata included.</summary>
    public static byte[] Encode(Publication publication, WriteVersion version = WriteVersion.One) => Request(publication).Encode(version);

    public static WriteRequest Request(Publication publication) => new(publication.Series, publication.Slot, publication.Timestamp);
}
