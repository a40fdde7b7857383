namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Something that happened in the course of an incident.</summary>
public sealed record TimelineEntry(DateTimeOffset At, string Author, TimelineKind Kind, string Text);
