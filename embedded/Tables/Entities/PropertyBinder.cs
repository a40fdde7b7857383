using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Carries one property between entities of a class and JSON.</summary>
internal abstract class PropertyBinder<TEntity>
    where TEntity : class
{
    public abstract void Write(Utf8JsonWriter json, TEntity entity);

    public abstract void Read(JsonElement value, TEntity entity);
}
