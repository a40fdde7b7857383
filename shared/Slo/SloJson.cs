using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenQoE.Shared.Slo.Documents;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo;

/// <summary>Objectives as JSON: docs/slos.md.</summary>
public static class SloJson
{
    private const int MaxDepth = 8;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="json">One object.</param>
    /// <param name="id">The id it is stored under, which the document may leave out but not contradict; null: the document states it.</param>
    public static SloReading Read(ReadOnlyMemory<byte> json, string? id = null)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, id) : Unreadable("The document is one JSON object.");
        }
        catch (JsonException e)
        {
            return Unreadable($"The document is not readable as JSON: {e.Message}");
        }
    }

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?)"/>
    public static SloReading Read(string json, string? id = null) => Read(System.Text.Encoding.UTF8.GetBytes(json), id);

    /// <summary>Everything, defaults too: what <see cref="Read(string, string?)"/> makes the same objective of.</summary>
    public static JsonObject ToJson(SloDefinition slo) => new()
    {
        [SloFields.Id] = slo.Id,
        [SloFields.Name] = slo.Name,
        [SloFields.Description] = slo.Description,
        [SloFields.Indicator] = slo.Indicator.ToName(),
        [SloFields.Thresholds] = Stated((SloFields.StartupTimeMs, slo.Thresholds.StartupTimeMs), (SloFields.RebufferRatio, slo.Thresholds.RebufferRatio), (SloFields.FreshnessMs, slo.Thresholds.FreshnessMs)),
        [SloFields.Filter] = slo.Filter.Text,
        [SloFields.Objective] = slo.Objective,
        [SloFields.Window] = slo.Window.Name,
        [SloFields.TimeZone] = slo.Window.TimeZone?.Id,
        [SloFields.Alerting] = new JsonObject
        {
            [SloFields.Page] = slo.Alerting.Page,
            [SloFields.Ticket] = slo.Alerting.Ticket,
            [SloFields.MinimumEvents] = slo.Alerting.MinimumEvents,
            [SloFields.MinimumBadEvents] = slo.Alerting.MinimumBadEvents,
        },
        [SloFields.BudgetPolicy] = new JsonObject { [SloFields.Yellow] = slo.BudgetPolicy.Yellow, [SloFields.Red] = slo.BudgetPolicy.Red },
        [SloFields.RunbookUrl] = slo.RunbookUrl,
        [SloFields.Enabled] = slo.Enabled,
    };

    /// <summary>As text with line breaks.</summary>
    public static string Write(SloDefinition slo) => ToJson(slo).ToJsonString(Readable);

    private static SloReading Read(JsonElement root, string? id)
    {
        var errors = new List<FieldError>();
        var document = new DocumentObject(root, "", errors);
        var stated = document.Text(SloFields.Id);
        if (id is not null && stated is not null && stated != id)
        {
            document.Error(SloFields.Id, $"is {id}, as in the address, or left out.");
        }

        var draft = Nested(document, new()
        {
            Id = id ?? stated,
            Name = document.Text(SloFields.Name),
            Description = document.Text(SloFields.Description),
            Indicator = document.Text(SloFields.Indicator),
            Filter = document.Text(SloFields.Filter),
            Objective = document.Number(SloFields.Objective),
            Window = document.Text(SloFields.Window),
            TimeZone = document.Text(SloFields.TimeZone),
            RunbookUrl = document.Text(SloFields.RunbookUrl),
            Enabled = document.Flag(SloFields.Enabled),
        });
        document.RefuseOthers();
        return DraftReading.Of(draft, errors, path => path);
    }

    private static SloDraft Nested(DocumentObject document, SloDraft draft)
    {
        var (thresholds, alerting, policy) = (document.Object(SloFields.Thresholds), document.Object(SloFields.Alerting), document.Object(SloFields.BudgetPolicy));
        draft = draft with
        {
            StartupTimeMs = thresholds?.Number(SloFields.StartupTimeMs),
            RebufferRatio = thresholds?.Number(SloFields.RebufferRatio),
            FreshnessMs = thresholds?.Number(SloFields.FreshnessMs),
            Page = alerting?.Flag(SloFields.Page),
            Ticket = alerting?.Flag(SloFields.Ticket),
            MinimumEvents = alerting?.Number(SloFields.MinimumEvents),
            MinimumBadEvents = alerting?.Number(SloFields.MinimumBadEvents),
            Yellow = policy?.Number(SloFields.Yellow),
            Red = policy?.Number(SloFields.Red),
        };
        thresholds?.RefuseOthers();
        alerting?.RefuseOthers();
        policy?.RefuseOthers();
        return draft;
    }

    private static JsonObject Stated(params ReadOnlySpan<(string Name, double? Value)> fields)
    {
        var stated = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                stated[name] = value;
            }
        }

        return stated;
    }

    private static SloReading Unreadable(string message) => new(null, [new("", message)]);
}
