using OpenQoE.Shared.Alerting.Channels;

namespace OpenQoE.Shared.Alerting;

/// <summary>Whom a route tells.</summary>
/// <param name="Name">Unique in its routing.</param>
/// <param name="Channels">All are told.</param>
public sealed record Receiver(string Name, IReadOnlyList<ChannelSettings> Channels);
