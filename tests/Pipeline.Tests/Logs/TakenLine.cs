using System.Text.Json;

namespace OpenQoE.Tests.Pipeline.Logs;

/// <summary>A line that was taken, and the labels of its stream.</summary>
internal sealed record TakenLine(JsonElement Labels, long Nanoseconds, JsonElement Fields);
