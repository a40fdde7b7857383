namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>How far a channel is with an incident.</summary>
/// <param name="Given">Sequence of the last notification decided on.</param>
/// <param name="Settled">Up to which sequence it is known what became of them.</param>
/// <param name="Failures">How many could not be delivered.</param>
/// <param name="LastFailure">Why the last of these could not; null: all could.</param>
/// <param name="Memory">What the channel left for the next notification, such as the id of the message to change; null: nothing.</param>
/// <param name="IsConcerned">Told of more than a digest: it hears of the acknowledgement and the end too.</param>
public sealed record ChannelProgress(int Given, int Settled, int Failures, string? LastFailure, string? Memory, bool IsConcerned)
{
    public static readonly ChannelProgress None = new(0, 0, 0, null, null, IsConcerned: false);
}
