using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Calls the property's accessors through delegates: reflection happens once per class, not per row.</summary>
internal sealed class TypedPropertyBinder<TEntity, TValue>(PropertyInfo property, string name, EdmType<TValue> type)
    : PropertyBinder<TEntity>
    where TEntity : class
{
    private readonly PropertyName _name = new(name);
    private readonly Func<TEntity, TValue>? _get = property.GetGetMethod()?.CreateDelegate<Func<TEntity, TValue>>();
    private readonly Action<TEntity, TValue>? _set = property.GetSetMethod()?.CreateDelegate<Action<TEntity, TValue>>();

    public override void Write(Utf8JsonWriter json, TEntity entity)
    {
        if (_get is not null)
            type.Write(json, _name, _get(entity));
    }

    public override void Read(JsonElement value, TEntity entity) => _set?.Invoke(entity, type.Read(value));
}
