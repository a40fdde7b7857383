using System.Reflection;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Events.Schema;

public class EventSchemaTests
{
    [Fact]
    public void Every_property_of_the_model_belongs_to_exactly_one_field()
    {
        var random = new Random(1);
        foreach (var field in EventSchema.All)
        {
            var type = field.Types?[0] ?? EventType.Pause;
            var full = Some.FullEvent(type, random);
            var before = Present(full);
            field.Clear(full);
            Assert.Single(before.Except(Present(full)));
        }
        var properties = Enum.GetValues<EventType>().SelectMany(type => Present(Some.FullEvent(type, random))).Distinct().Count();
        Assert.Equal(EventSchema.All.Count, properties);
        Assert.Equal(Nullables(typeof(PlayerEvent)).Count() + Nullables(typeof(EventData)).Count(), properties);
    }

    [Fact]
    public void Ids_and_the_names_within_a_type_are_unique()
    {
        Assert.Equal(EventSchema.All.Count, EventSchema.All.Select(field => field.Id).Distinct().Count());
        Assert.All(EventSchema.All, field => Assert.InRange(field.Id, 1, field.Types is null ? 63 : 127)); // sets of fields are of bits
        foreach (var type in Enum.GetValues<EventType>())
        {
            var names = EventSchema.Of(type).Fields.ToArray().SelectMany(field => field.Aliases.Append(field.Path)).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    private static List<string> Present(PlayerEvent e) =>
    [
        .. Nullables(typeof(PlayerEvent)).Where(p => p.GetValue(e) is not null).Select(p => p.Name),
        .. Nullables(typeof(EventData)).Where(p => p.GetValue(e.Data) is not null).Select(p => "Data." + p.Name),
    ];

    private static IEnumerable<PropertyInfo> Nullables(Type type) => type.GetProperties().Where(p => p.GetSetMethod() is not null && p.Name is not ("Index" or "Type"));
}
