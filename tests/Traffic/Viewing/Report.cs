using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>Something a player reports.</summary>
/// <param name="Seq">Within the view, from 0, no gaps.</param>
/// <param name="At">Since the page was loaded.</param>
/// <param name="Type">As in <c>event_type</c>.</param>
/// <param name="Position">In the media.</param>
/// <param name="Data">As in <c>data</c>.</param>
public sealed record Report(int Seq, TimeSpan At, string Type, TimeSpan Position, JsonObject Data);
