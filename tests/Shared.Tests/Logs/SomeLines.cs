using System.Text;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Logs;

/// <summary>Lines to test with.</summary>
internal static class SomeLines
{
    public static readonly LogStream Stream = new("org", "production", EventType.Pause);

    public static readonly long Time = Some.Time.ToUnixTimeMilliseconds();

    public static LogLine Line(string text, long at = 0, LogStream? stream = null) => new(stream ?? Stream, Time + at, Encoding.UTF8.GetBytes(text));

    public static string TextOf(LogLine line) => Encoding.UTF8.GetString(line.Text.Span);
}
