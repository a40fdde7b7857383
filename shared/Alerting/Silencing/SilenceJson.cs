using System.Text.Json;
using OpenQoE.Shared.Alerting.Json;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Silencing;

/// <summary>Silences as people write them: <c>matchers</c>, <c>starts_at</c> (now, when left out), <c>ends_at</c>, <c>author</c>, <c>comment</c>.</summary>
public static class SilenceJson
{
    private static readonly SilenceValidator Validator = new();

    /// <summary>The silence, or all that is wrong with it.</summary>
    /// <param name="json">As written. An <c>id</c> and a <c>created_at</c> are passed over, so that what was read can be put back.</param>
    /// <param name="id">The id it has.</param>
    /// <param name="createdAt">When it was first written.</param>
    /// <param name="now">It must end after that.</param>
    public static (Silence? Silence, IReadOnlyList<FieldError> Errors) Read(string json, string id, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var (silence, errors) = ObjectReader.Read(json, reader => Silence(reader, id, createdAt, now));
        if (silence is null)
        {
            return (null, errors);
        }

        errors = Validator.Judge(silence, now);
        return (errors.Count == 0 ? silence : null, errors);
    }

    public static string Write(Silence silence) => JsonSerializer.Serialize(silence, AlertingJson.Options);

    private static Silence Silence(ObjectReader reader, string id, DateTimeOffset createdAt, DateTimeOffset now)
    {
        reader.Ignore("id");
        reader.Ignore("created_at");
        if (!reader.Has("ends_at"))
        {
            reader.Refuse("ends_at", "is required: a silence ends");
        }

        return new(
            id, reader.Matchers("matchers"), reader.Time("starts_at") ?? now, reader.Time("ends_at") ?? now,
            reader.RequiredText("author"), reader.RequiredText("comment"), createdAt);
    }
}
