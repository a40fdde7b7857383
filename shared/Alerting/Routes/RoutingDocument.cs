using System.Diagnostics.CodeAnalysis;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Who is told of which alerts, when, and who next when nobody looks: an organisation's one document, in Alertmanager's terms.</summary>
public sealed record RoutingDocument
{
    /// <summary>Incidents are recorded, nobody is told; a critical alert mutes the warning about the same objective.</summary>
    public static readonly RoutingDocument Default = new();

    public IReadOnlyList<Receiver> Receivers { get; init; } = [];

    /// <summary>The tree's root: every alert matches it.</summary>
    public Route Route { get; init; } = new();

    public IReadOnlyList<InhibitRule> InhibitRules { get; init; } = [InhibitRule.CriticalOverWarning];

    /// <summary>At most one for each severity; a severity without one is not escalated.</summary>
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public DigestTime Digest { get; init; } = DigestTime.Default;

    public Receiver? ReceiverOf(string? name) => Receivers.FirstOrDefault(receiver => receiver.Name == name);

    public Escalation? EscalationOf(Severity severity) => Escalations.FirstOrDefault(escalation => escalation.Severity == severity);

    /// <summary>Fit to be shown: each secret is <see cref="Secrets.Redacted"/>.</summary>
    public RoutingDocument Redacted() => this with
    {
        Receivers = [.. Receivers.Select(receiver => receiver with { Channels = [.. receiver.Channels.Select(Secrets.Hide)] })],
    };

    /// <summary>
    /// With the secrets of the document it replaces where it gives none, so that what was shown can be put back. Receivers are told by
    /// their names. Channels have only their places: so a receiver whose channels are no longer of the same types in the same order keeps none,
    /// nor does a channel whose address changed.
    /// </summary>
    public RoutingDocument WithSecretsOf(RoutingDocument previous) => this with
    {
        Receivers = [.. Receivers.Select(receiver => Kept(receiver, previous.ReceiverOf(receiver.Name)))],
    };

    /// <summary>The addresses that differ from those of the document it replaces, though secrets that are sent there are to be kept.</summary>
    public IReadOnlyList<FieldError> MovedSecretsOf(RoutingDocument previous) =>
        [.. Receivers.SelectMany((receiver, index) => Moved($"receivers[{index}]", receiver, previous.ReceiverOf(receiver.Name)))];

    private static IEnumerable<FieldError> Moved(string path, Receiver receiver, Receiver? previous) => HasSameChannels(receiver, previous)
        ? receiver.Channels.Zip(previous.Channels, Secrets.Moved)
            .Select((error, channel) => error is null ? null : error with { Field = $"{path}.channels[{channel}].{error.Field}" }).OfType<FieldError>()
        : [];

    private static Receiver Kept(Receiver receiver, Receiver? previous) =>
        HasSameChannels(receiver, previous) ? receiver with { Channels = [.. receiver.Channels.Zip(previous.Channels, Secrets.Keep)] } : receiver;

    private static bool HasSameChannels(Receiver receiver, [NotNullWhen(true)] Receiver? previous) =>
        previous is not null && receiver.Channels.Select(channel => channel.GetType()).SequenceEqual(previous.Channels.Select(channel => channel.GetType()));
}
