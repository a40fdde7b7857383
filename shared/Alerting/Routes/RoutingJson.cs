using System.Text.Json;
using OpenQoE.Shared.Alerting.Json;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Routing documents as people write them: see <c>docs/incidents.md</c>.</summary>
public static class RoutingJson
{
    private static readonly RoutingValidator Validator = new();

    /// <summary>The document, or all that is wrong with it.</summary>
    /// <param name="json">As written.</param>
    /// <param name="previous">The one it replaces, of which it keeps the secrets that it gives as <see cref="Secrets.Redacted"/>; null: there is none.</param>
    public static (RoutingDocument? Document, IReadOnlyList<FieldError> Errors) Read(string json, RoutingDocument? previous = null)
    {
        var (document, errors) = ObjectReader.Read(json, RoutingReader.Document);
        if (document is null)
        {
            return (null, errors);
        }

        if (previous is not null)
        {
            if (document.MovedSecretsOf(previous) is { Count: > 0 } moved)
            {
                return (null, moved);
            }

            document = document.WithSecretsOf(previous);
        }

        errors = Validator.Judge(document);
        return (errors.Count == 0 ? document : null, errors);
    }

    /// <summary>For those who may know: with the secrets.</summary>
    public static string Write(RoutingDocument document) => JsonSerializer.Serialize(document, AlertingJson.Options);

    /// <summary>For all others.</summary>
    public static string WriteRedacted(RoutingDocument document) => Write(document.Redacted());
}
