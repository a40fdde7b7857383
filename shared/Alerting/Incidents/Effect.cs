using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Something decided that is still to be done outside. Doing it twice does no harm.</summary>
/// <param name="Id">Counts up within the incident.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(Wake), "wake")]
public abstract record Effect(long Id)
{
    /// <summary>A channel is to be told: <see cref="Incident.MessageOf"/> is what goes to queue <c>notifications</c>.</summary>
    public sealed record Notify(long Id, string Receiver, int Channel, int Sequence, NotificationKind Kind, DateTimeOffset DecidedAt) : Effect(Id);

    /// <summary>The incident is to be looked at again at a time, by <see cref="IncidentFlow.Wake"/>.</summary>
    public sealed record Wake(long Id, DateTimeOffset At) : Effect(Id);
}
