namespace OpenQoE.Shared.Slo.Counting;

/// <summary>What a slot has counted for one series key, at one moment.</summary>
/// <param name="Total">Since the slot began.</param>
/// <param name="Places">Where the bad events of an hour were: bytes of <see cref="Counting.Places"/>; empty without any.</param>
/// <param name="PlacesHour">Which hour (Unix hours).</param>
public readonly record struct SliSample(SliCount Total, ReadOnlyMemory<byte> Places, long PlacesHour);
