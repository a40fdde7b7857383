using System.Text;
using System.Text.Json.Nodes;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Events.Schema;
using OpenQoE.Shared.Validation;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Validation;

/// <summary>The quick look says the same as the rules, whatever comes.</summary>
public class EventValidatorTests
{
    private const int Events = 20_000;
    private const string OwnOrganisation = "acme";

    private static readonly double[] Skews = [-1.7e308, -1e9, -6_000, 6_000, 1e9, 1.7e308];
    private static readonly long Now = Some.Time.ToUnixTimeMilliseconds();

    [Fact]
    public void An_event_is_sound_at_a_quick_look_exactly_if_no_rule_finds_anything()
    {
        var validator = new EventValidator();
        var random = new Random(8);
        var sound = 0;
        var found = new HashSet<ProblemCode>();
        for (var i = 0; i < Events; i++)
        {
            var json = SomeEvent(random);
            var received = RequestReader.Read(Encoding.UTF8.GetBytes($$"""{"events":[{{json}}]}""")).Events[0];
            if (random.Next(2) == 0) ClockSkew.Correct(received.Event, Skews[random.Next(Skews.Length)]);
            var candidate = new Candidate(received, Some.Time, random.Next(2) == 0 ? OwnOrganisation : null);

            var problems = validator.JudgeByRules(candidate);

            Assert.True(EventValidator.IsSound(candidate) == (problems.Count == 0), json);
            sound += problems.Count == 0 ? 1 : 0;
            found.UnionWith(problems.Select(problem => problem.Code));
        }

        Assert.InRange(sound, Events / 10, Events * 9 / 10);
        Assert.Equal(Enum.GetValues<ProblemCode>(), found.Order());
    }

    private static string SomeEvent(Random random)
    {
        if (random.Next(200) == 0) return "7";
        var type = random.GetItems(Enum.GetValues<EventType>(), 1)[0];
        var e = new JsonObject { ["event_type"] = random.Next(50) == 0 ? Wrong(random) : type.ToName() };
        var errors = random.Next(3);
        foreach (var field in EventSchema.Of(type).Fields)
        {
            if (!field.Required && random.Next(3) == 0) continue;
            var isWrong = errors > 0 && random.Next(12) == 0;
            if (isWrong) errors--;
            if (!isWrong || !field.Required || random.Next(2) == 0) Set(e, field.Path, isWrong ? Wrong(random) : Right(field, random));
        }

        return e.ToJsonString();
    }

    // Where an object should stand, a wrong value may have been put already.
    private static void Set(JsonObject e, string path, JsonNode? value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (e[name] is not JsonObject inner) e[name] = inner = [];
            e = inner;
        }

        e[names[^1]] = value;
    }

    private static JsonNode? Right(EventField field, Random random) => field switch
    {
        NumberField { Path: "event_time" } => Now - random.Next(86_000_000),
        TextField { Path: "org_id" } => OwnOrganisation,
        TextField { Allowed: { } allowed } => allowed[random.Next(allowed.Count)],
        TextField text => new string('é', random.Next(2) == 0 ? 1 : text.MaxLength),
        NumberField { Range.Allowed: { } allowed } => allowed[random.Next(allowed.Count)],
        NumberField number => random.Next(2) == 0 ? Math.Max(number.Range.Min, -1) : Math.Min(number.Range.Max, 1e6),
        FlagField => random.Next(2) == 0,
        PairsField pairs => Pairs(random.Next(pairs.MaxPairs + 1), pairs.MaxKeyLength, pairs.MaxValueLength),
        _ => throw new InvalidOperationException($"A new kind of field: {field.GetType()}"),
    };

    private static JsonNode? Wrong(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => "",
        2 => "toaster",
        3 => new string('x', 2_049),
        4 => -1,
        5 => 1.7e308,
        6 => 0.5,
        7 => true,
        8 => Pairs(11, 1, 1),
        9 => Pairs(1, 65, 257),
        10 => JsonNode.Parse("[[[[[[[[]]]]]]]]"),
        _ => Now + random.Next(-200_000_000, 2_000_000),
    };

    private static JsonObject Pairs(int count, int keyLength, int valueLength) => new(Enumerable.Range(0, count)
        .Select(i => KeyValuePair.Create($"{i}".PadRight(keyLength, 'k')[..keyLength], (JsonNode?)new string('v', valueLength))).DistinctBy(pair => pair.Key));
}
