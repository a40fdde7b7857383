using System.Text;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Tests.Shared.Events.Json;

public class RepeatedMembersTests
{
    private const int Requests = 20_000;

    // Right, wrong, unknown, each with others that begin alike, and with more than one name for some fields.
    private static readonly string[] Members =
    [
        "\"event_time\":1760000000000", "\"event_time\":17600000000001", "\"seq\":1", "\"seq\":12", "\"seq\":12.5", "\"seq\":null", "\"seq\": 1 ", "\"playback_time\":-0",
        "\"env\":\"production\"", "\"env\":\"production \"", "\"env\":1", "\"env\":null", "\"\\u0065nv\":\"escaped\"", "\"env\":\"\\ud800\"", "\"org_id\":\"acme\"", "\"org_id\":\"acme-tv\"",
        "\"device\":{\"name\":\"a\"}", "\"device\":{\"name\":\"a\",\"model\":\"b\"}", "\"device\":{\"model\":\"c\"}", "\"device\":{}", "\"device\":null", "\"device\":7", "\"device\":{\"x\":1}",
        "\"device\":{\"category\":\"toaster\"}", "\"device\" : { \"category\" : \"tv\" }", "\"video\":{\"duration\":100}", "\"video\":{\"duration\":1e3}", "\"video\":{\"title\":\"x\",\"title\":\"y\"}",
        "\"custom\":{\"a\":\"b\"}", "\"custom\":{}", "\"cmcd\":{\"br\":1}", "\"new\":{\"a\":[1,2]}", "\"new\":[[[[[[[[[1]]]]]]]]]", "\"view_id\":\"v1\"", "\"view_id\":\"v2\"", "\"view_id\":[]",
        "\"data\":{\"bitrate\":1}", "\"data\":{\"bitrate\":12,\"old_bitrate\":3}", "\"data\":{}", "\"event_type\":\"pause\"",
    ];

    [Fact]
    public void An_event_means_the_same_behind_another_as_alone()
    {
        var passedOver = 0;
        for (var seed = 0; seed < Requests; seed++)
        {
            var events = SomeEvents(new Random(seed));
            var together = Read(string.Join(",", events)).Events;

            Assert.Equal(events.Count, together.Count);
            foreach (var (json, received) in events.Zip(together))
            {
                var alone = Read(json).Events.Single();
                Assert.True(Told(alone) == Told(received), $"seed {seed}: {string.Join('\n', events)}\nalone: {Told(alone)}\nhere:  {Told(received)}");
            }
            passedOver += together.Skip(1).Zip(together, (one, before) => one.Event.Context == before.Event.Context && one.Read != 0).Count(isShared => isShared);
        }

        Assert.InRange(passedOver, Requests / 10, Requests * 2);
    }

    [Fact]
    public void Events_that_repeat_all_but_their_times_share_one_context()
    {
        var events = Enumerable.Range(0, 4).Select(i => Event("\"event_type\":\"heartbeat\"", $"\"event_time\":176000000000{i}", "\"seq\":1" + i, "\"env\":\"e\"", "\"device\":{\"name\":\"a\"}", $"\"data\":{{\"bitrate\":{i}}}"));

        var read = Read(string.Join(" , ", events)).Events.ConvertAll(received => received.Event);

        Assert.Single(read.Select(e => e.Context).Distinct());
        Assert.Equal([0.0, 1, 2, 3], read.Select(e => e.Data.Bitrate));
        Assert.Equal([10.0, 11, 12, 13], read.Select(e => e.Seq));
        Assert.All(read, e => Assert.Equal(("e", "a"), (e.Env, e.DeviceName)));
    }

    [Fact]
    public void More_members_than_there_is_room_for_are_read()
    {
        var members = Enumerable.Range(0, 2 * RepeatedMembers.Room).Select(i => $"\"new{i}\":{i}").Prepend("\"env\":\"e\"").Append("\"app_name\":\"a\"").ToArray();

        var read = Read($"{Event(members)},{Event(members)},{Event(members)}").Events;

        Assert.All(read, received => Assert.Equal(("e", "a"), (received.Event.Env, received.Event.AppName)));
    }

    [Theory]
    [InlineData("{\"env\":\"e\",\"app_name\":\"a\"},\n{\"env\":\"e\",\"app_name\":\"a\",}", "line 2, byte 27")]
    [InlineData("{\"env\":\"e\",\"app_name\":\"a\"},\n{\"env\":\"e\",\n\"app_name\":\"a\"}}", "line 3, byte 16")]
    [InlineData("{\"env\":\"e\",\"seq\":1},\n{\"env\":\"e\",\"seq\":1 2}", "line 2, byte 20")]
    public void A_fault_behind_what_is_repeated_is_told_with_its_place(string events, string place) => Assert.Contains(place, Read(events).Fault);

    private static List<string> SomeEvents(Random random)
    {
        var members = random.GetItems(Members, random.Next(1, 9)).ToList();
        var events = new List<string>();
        for (var left = random.Next(2, 5); left > 0; left--)
        {
            var type = random.GetItems(Enum.GetValues<EventType>(), 1)[0].ToName();
            events.Add(Event([.. random.Next(8) == 0 ? [] : new[] { $"\"event_type\":\"{type}\"" }, .. members]));
            for (var changes = random.Next(3); changes > 0; changes--) Change(members, random);
        }
        return events;
    }

    private static void Change(List<string> members, Random random)
    {
        var at = random.Next(members.Count);
        switch (random.Next(4))
        {
            case 0: members.Insert(at, random.GetItems(Members, 1)[0]); break;
            case 1 when members.Count > 1: members.RemoveAt(at); break;
            case 2: (members[0], members[at]) = (members[at], members[0]); break;
            default: members[at] = random.GetItems(Members, 1)[0]; break;
        }
    }

    private static string Event(params string[] members) => $"{{{string.Join(",", members)}}}";

    private static ReceivedRequest Read(string events) => RequestReader.Read(Encoding.UTF8.GetBytes($$"""{"events":[{{events}}]}"""));

    private static string Told(ReceivedEvent received)
    {
        var fields = EventSchema.All.Where(field => field.IsPresent(received.Event)).Select(field => $"{field.Path}={Value(field, received.Event)}");
        var problems = received.Problems.Select(problem => $"{problem.Path}: {problem.Code}").Order();
        return $"{received.TypeName} {received.Event.Type} {received.IsClean} {received.HasExcess} | {string.Join(' ', fields)} | {string.Join(' ', problems)}";
    }

    private static string Value(EventField field, PlayerEvent e) => field switch
    {
        TextField text => text.Get(e)!,
        NumberField number => $"{number.Get(e)}",
        FlagField flag => $"{flag.Get(e)}",
        PairsField pairs => string.Join(',', pairs.Get(e)!),
        _ => throw new InvalidOperationException($"A new kind of field: {field.GetType()}"),
    };
}
