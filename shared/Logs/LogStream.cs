using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Logs;

/// <summary>What Loki keeps lines of together. Each stream costs memory there, so each part is bounded.</summary>
/// <param name="Organisation">As governed; empty where metrics do not carry <c>org_id</c>.</param>
/// <param name="Environment">The event's <c>env</c> as governed; empty where it says none, or metrics do not carry it.</param>
/// <param name="Type">Of the events.</param>
public readonly record struct LogStream(string Organisation, string Environment, EventType Type);
