using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Tests.Shared.Events;

public sealed class EventDataTests
{
    private static readonly DataNumber[] Names = Enum.GetValues<DataNumber>();

    [Fact]
    public void It_holds_whatever_numbers_were_set_and_not_cleared()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var data = new EventData();
            var expected = new Dictionary<DataNumber, double>();
            for (var step = 0; step < 100; step++)
            {
                var name = Names[random.Next(Names.Length)];
                if (expected.ContainsKey(name) ? random.Next(2) == 0 : expected.Count == EventData.MaxNumbers)
                {
                    data[name] = null;
                    expected.Remove(name);
                }
                else
                {
                    data[name] = expected[name] = random.NextDouble();
                }
                Assert.All(Names, each => Assert.Equal(expected.TryGetValue(each, out var value) ? value : null, data[each]));
            }
        }
    }

    [Fact]
    public void There_is_room_for_all_numbers_that_any_type_has()
    {
        var most = Enum.GetValues<EventType>().Max(type => EventSchema.Of(type).Fields.ToArray().Count(field => field is NumberField && field.Path.StartsWith("data.", StringComparison.Ordinal)));

        Assert.Equal(EventData.MaxNumbers, most);
    }

    [Fact]
    public void More_numbers_than_that_are_refused()
    {
        var data = new EventData();
        foreach (var name in Names.Take(EventData.MaxNumbers)) data[name] = 1;

        Assert.Throws<InvalidOperationException>(() => data[Names[EventData.MaxNumbers]] = 1);
        data[Names[0]] = 2;
        Assert.Equal(2, data[Names[0]]);
    }
}
