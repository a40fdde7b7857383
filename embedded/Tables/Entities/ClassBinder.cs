using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// A class by its public properties: those that can be read are stored, those that can be set are filled.
/// <see cref="DataMemberAttribute"/> renames one and <see cref="IgnoreDataMemberAttribute"/> leaves it out.
/// </summary>
internal sealed class ClassBinder<TEntity> : EntityBinder
    where TEntity : class
{
    private readonly Dictionary<string, PropertyBinder<TEntity>> _readers = [];
    private readonly List<PropertyBinder<TEntity>> _writers = [];

    public ClassBinder()
    {
        foreach (var property in typeof(TEntity).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetIndexParameters().Length > 0 || property.IsDefined(typeof(IgnoreDataMemberAttribute)))
                continue;
            var isETag = property.Name == nameof(ITableEntity.ETag);
            var name = isETag ? PropertyNames.ETag : property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
            var binder = Bind(property, name);
            _readers[name] = binder;
            if (!isETag && name != PropertyNames.Timestamp)
                _writers.Add(binder);
        }
    }

    public override void Write(Utf8JsonWriter json, ITableEntity entity)
    {
        json.WriteStartObject();
        foreach (var property in _writers)
            property.Write(json, (TEntity)entity);
        json.WriteEndObject();
    }

    public override ITableEntity Read(JsonElement json)
    {
        var entity = Activator.CreateInstance<TEntity>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.Null && _readers.TryGetValue(property.Name, out var binder))
                binder.Read(property.Value, entity);
        }
        return (ITableEntity)entity;
    }

    private static PropertyBinder<TEntity> Bind(PropertyInfo property, string name)
    {
        var type = EdmTypes.Of(property.PropertyType) ?? throw new NotSupportedException(
            $"{typeof(TEntity).Name}.{property.Name} is a {property.PropertyType.Name}, which a table cannot store");
        var binder = typeof(TypedPropertyBinder<,>).MakeGenericType(typeof(TEntity), property.PropertyType);
        return (PropertyBinder<TEntity>)Activator.CreateInstance(binder, property, name, type)!;
    }
}
