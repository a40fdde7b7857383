using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Tests.Support;

/// <summary>Test data: valid, and as plain as can be; change what the test is about.</summary>
public static class Some
{
    public static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000);

    /// <summary>An event with all that is required of its type.</summary>
    public static PlayerEvent Event(EventType type, int index = 0)
    {
        var e = new PlayerEvent
        {
            Index = index,
            Type = type,
            EventTime = Time.ToUnixTimeMilliseconds(),
            OrgId = "org",
            PlayerId = "player",
            ViewId = "view",
            SessionId = "session",
            ViewerId = new string('a', 64),
        };
        foreach (var field in EventSchema.Of(type).Required)
        {
            if (!field.IsPresent(e)) Fill(e, field, new Random(0));
        }
        return e;
    }

    /// <summary>An event with a random value in every field of its type, or in each with the given probability.</summary>
    public static PlayerEvent FullEvent(EventType type, Random random, double probability = 1)
    {
        var e = new PlayerEvent { Type = type, Index = random.Next(1_000) };
        foreach (var field in EventSchema.Of(type).Fields)
        {
            if (random.NextDouble() < probability) Fill(e, field, random);
        }
        return e;
    }

    public static EventBatch Batch(params PlayerEvent[] events) => new("batch", 1, Time, events);

    private static void Fill(PlayerEvent e, EventField field, Random random)
    {
        switch (field)
        {
            case TextField text:
                text.Set(e, text.Allowed is { } allowed ? allowed[random.Next(allowed.Count)] : Text(random, random.Next(1, text.MaxLength + 1)));
                break;
            case NumberField number:
                number.Set(e, Number(random, number.Range));
                break;
            case FlagField flag:
                flag.Set(e, random.Next(2) == 0);
                break;
            case PairsField pairs:
                pairs.Set(e, Enumerable.Range(0, pairs.MaxPairs)
                    .ToDictionary(i => $"{i}{Text(random, pairs.MaxKeyLength - 1)}", _ => Text(random, pairs.MaxValueLength)));
                break;
            default:
                throw new InvalidOperationException($"A new kind of field: {field.GetType()}");
        }
    }

    /// <summary>Three bytes of UTF-8 each: the largest that validation lets through.</summary>
    private static string Text(Random random, int length) =>
        string.Create(length, random, (chars, r) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = (char)r.Next(0x4e00, 0x9fff);
        });

    private static double Number(Random random, NumberRange range)
    {
        if (range.Allowed is { } allowed) return allowed[random.Next(allowed.Count)];
        var max = Math.Min(range.Max, 1e15);
        var value = Math.Max(range.Min, -1e15) + (random.NextDouble() * (max - Math.Max(range.Min, -1e15)));
        return range.Whole || random.Next(2) == 0 ? Math.Round(value) : value;
    }
}
