using System.Diagnostics;
using System.Text;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Validation;
using OpenQoE.Shared.Validation.Completion;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Validation;

/// <summary>Whoever posts can choose the body: the largest one allowed must not cost much more than an honest one of its size.</summary>
public class AdversarialBodyTests
{
    private const int Size = 1024 * 1024;
    private const int Runs = 3;
    private const double TolerableRatio = 20;

    /// <summary>Others at work on the machine make one look slow; a body that is slow is so each time.</summary>
    private const int Looks = 10;

    private static readonly string Pause = Valid("pause");

    // Every optional field that is wrong leaves a problem behind: as many as there can be, before the repeats begin.
    private static readonly string FullOfProblems = Valid("viewend") + "," + string.Join(',', new[]
    {
        "seq", "env", "app_name", "app_version", "viewer_time", "playback_time", "device", "os", "browser", "player", "network", "cdn", "video", "cmcd", "custom",
    }.Select(name => $"\"{name}\":[]")) + ",\"data\":{" + string.Join(',', new[]
    {
        "bitrate", "playing_time", "dropped_frames", "decoded_frames", "throughput", "live_latency", "completion_rate", "outcome", "wait_time", "seek_count", "resolution",
    }.Select(name => $"\"{name}\":\"x\"")) + "}";

    private static readonly string[] FieldsApart = ["org_id", "player_id", "view_id", "session_id", "viewer_id", "env", "app_name", "app_version", "custom"];

    private static readonly Dictionary<string, string> Bodies = new()
    {
        { "no object, then a field", OneEvent(Pause, ("\"device\":1", Size / 2), ("\"seq\":1", Size / 2)) },
        { "a wrong field", OneEvent(Pause, ("\"seq\":\"x\"", Size)) },
        { "a right field", OneEvent(Pause, ("\"seq\":1", Size)) },
        { "right and wrong by turns", OneEvent(Pause, ("\"seq\":1,\"seq\":\"x\"", Size)) },
        { "a null", OneEvent(Pause, ("\"env\":null", Size)) },
        { "a field among many problems", OneEvent(FullOfProblems, ("\"seq\":\"x\",\"seq\":1,\"env\":2", Size)) },
        { "no object in data", OneEvent(Pause, ("\"data\":1,\"data\":{\"playing_time\":[]}", Size)) },
        { "a required field", OneEvent(Pause, ("\"view_id\":1", Size)) },
        { "no event type", OneEvent("\"event_type\":1", ("\"event_type\":1", Size)) },
        { "unknown fields", OneEvent(Pause, ("\"\":1", Size)) },
        { "unknown fields, too deep", OneEvent(Pause, ("\"x\":[[[[[[[[[]]]]]]]]]", Size)) },
        { "a field too deep", OneEvent(Pause, ("\"seq\":[[[[[[[[[]]]]]]]]],\"seq\":1", Size)) },
        { "an object too deep", OneEvent(Pause, ("\"cmcd\":{\"x\":[[[[[[[[]]]]]]]]},\"device\":[[[[[[[[[]]]]]]]]]", Size)) },
        { "an alias and its name", OneEvent(Valid("quality_change"), ("\"data\":{\"bitrate\":\"x\",\"new_bitrate\":1}", Size)) },
        { "custom pairs, each once", OneEvent(Pause, ($"\"custom\":{{{string.Join(',', Enumerable.Range(0, Size / 16).Select(i => $"\"{i}\":\"a\""))}}}", 0)) },
        { "custom pairs, one name", OneEvent(Pause, ($"\"custom\":{{{Repeated("\"a\":\"b\"", Size - 1_024)}}}", 0)) },
        { "custom pairs again", OneEvent(Pause, ("\"custom\":{\"a\":\"b\"}", Size)) },
        { "custom pairs of a wrong kind", OneEvent(Pause, ("\"custom\":{\"a\":[]}", Size)) },
        { "escaped names", OneEvent(Pause, ("\"\\u0073eq\":1", Size)) },
        { "one long text of escapes", OneEvent(Pause, ($"\"env\":\"{string.Concat(Enumerable.Repeat("\\u0000", (Size / 6) - 256))}\"", 0)) },
        { "one long address", OneEvent(Pause, ($"\"video\":{{\"source_url\":\"//{new string('@', Size - 256)}\"}}", 0)) },
        { "the type last", $$"""{"events":[{{{Repeated("\"seq\":\"x\"", Size - 256)}},{{Pause}}}]}""" },
        { "one event a thousand times, of unknown fields", Events(1_000, string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"{i}\":\"{new string('x', 20)}\""))) },
        { "one event a thousand times, unknown fields between known ones", Events(1_000, string.Join(",\"x\":\"y\",", FieldsApart.Select(name => $"\"{name}\":\"{new string('x', 60)}\""))) },
        { "events that are none", $$"""{"events":[{{string.Join(',', Enumerable.Repeat("7", 1_000))}}]}""" },
        { "events again and again", $$"""{ {{Repeated("\"events\":[{}]", Size - 256)}} }""" },
        { "the request's own fields", $$"""{ {{Repeated("\"sent_at\":\"x\",\"attempt\":0,\"batch_id\":1", Size - 256)}},"events":[{{{Pause}}}]}""" },
    };

    private static string Events(int count, string members) => $$"""{"events":[{{string.Join(',', Enumerable.Repeat($"{{\"event_type\":\"pause\",{members}}}", count))}}]}""";

    private static readonly string Plain = PlainBody();

    public static TheoryData<string> Kinds => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_body_made_to_be_slow_costs_little_more_than_a_plain_one(string kind)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(Bodies[kind]), 1, Size);
        var (plain, slow) = (Cheapest(Plain), Cheapest(Bodies[kind]));
        for (var look = 1; look < Looks && slow >= plain * TolerableRatio; look++)
        {
            (plain, slow) = (Min(plain, Cheapest(Plain)), Min(slow, Cheapest(Bodies[kind])));
        }

        Assert.True(slow < plain * TolerableRatio, $"{slow.TotalMilliseconds} ms against {plain.TotalMilliseconds} ms for a plain body");
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Cheapest(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var admission = new EventAdmission();
        return Enumerable.Range(0, Runs).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            var request = RequestReader.Read(bytes);
            Assert.Null(request.Fault);
            admission.Admit(request, new RequestFacts(Some.Time, null, new ClientFacts(UserAgent.Unknown)));
            return Stopwatch.GetElapsedTime(started);
        });
    }

    private static string OneEvent(string before, params (string Unit, int Bytes)[] repeats) =>
        $$"""{"events":[{{{before}},{{string.Join(',', repeats.Select(repeat => Repeated(repeat.Unit, repeat.Bytes - 1_024)))}}}]}""";

    private static string Repeated(string unit, int bytes) => string.Join(',', Enumerable.Repeat(unit, Math.Max(1, bytes / (unit.Length + 1))));

    private static string Valid(string type) =>
        $$"""
        "event_type":"{{type}}","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"v","session_id":"s","viewer_id":"u"
        """;

    private static string PlainBody()
    {
        var e = $"{{{Pause},\"custom\":{{\"a\":\"";
        var padding = new string('a', (Size / RequestReader.MaxEvents) - e.Length - 8);
        return $$"""{"events":[{{string.Join(',', Enumerable.Repeat($"{e}{padding}\"}}}}", RequestReader.MaxEvents))}}]}""";
    }
}
