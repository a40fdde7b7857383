using System.Collections.Concurrent;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Writes entities of one class as JSON objects and reads them back. There is one per class.</summary>
internal abstract class EntityBinder
{
    private static readonly ConcurrentDictionary<Type, EntityBinder> Binders = new() { [typeof(TableEntity)] = new TableEntityBinder() };

    /// <exception cref="NotSupportedException">The class has a property the service cannot store.</exception>
    public static EntityBinder Of(Type type) => Binders.GetOrAdd(type, static type => type.IsValueType
        ? throw new NotSupportedException($"{type} is a struct: entities are classes here")
        : (EntityBinder)Activator.CreateInstance(typeof(ClassBinder<>).MakeGenericType(type))!);

    /// <summary>All properties of the entity except its ETag and timestamp.</summary>
    public abstract void Write(Utf8JsonWriter json, ITableEntity entity);

    public abstract ITableEntity Read(JsonElement json);
}
