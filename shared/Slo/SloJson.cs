using System.Text.Encodings.Web;
using System.Text.Json;
using OpenQoE.Shared.Documents;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo;

/// <summary>Objectives as JSON. Every field but <c>indicator</c> and <c>objective</c> may be left out; docs/slos.md shows them.</summary>
public static class SloJson
{
    private const string Month = "calendar-month";

    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="id">Its id where it need not state one; null when it must.</param>
    public static SloReading Read(string json, string? id = null)
    {
        var errors = new List<FieldError>();
        if (JsonFields.Parse(json, errors) is not { } fields)
        {
            return new SloReading(null, errors);
        }

        var slo = Read(fields, id);
        if (errors.Count > 0 || slo is null)
        {
            return new SloReading(null, errors);
        }

        errors.AddRange(SloDefinitionValidator.ErrorsOf(slo));
        return new SloReading(errors.Count == 0 ? slo : null, errors);
    }

    public static string Write(SloDefinition slo) => JsonSerializer.Serialize(Document(slo), Written);

    /// <summary>The document as an object that serializes to it.</summary>
    public static object Document(SloDefinition slo) => new
    {
        id = slo.Id,
        name = slo.Name,
        description = slo.Description,
        indicator = SloNames.Of(slo.Indicator),
        thresholds = new { startupMs = slo.Thresholds.StartupMs, rebufferRatio = slo.Thresholds.RebufferRatio },
        filter = slo.Filter.Select(filter => filter.ToString()),
        objective = slo.Objective,
        window = WindowOf(slo.Window),
        timeZone = slo.Window.Length is null ? slo.Window.TimeZone : null,
        alerting = new { page = slo.Alerting.Page, ticket = slo.Alerting.Ticket, minimumEvents = slo.Alerting.MinimumEvents },
        budgetPolicy = new { yellow = slo.BudgetPolicy.Yellow, red = slo.BudgetPolicy.Red },
        runbookUrl = slo.RunbookUrl,
        enabled = slo.Enabled,
    };

    /// <summary>A window as documents name it, such as <c>30d</c>.</summary>
    public static string WindowOf(SloWindow window) => window.Length is not { } length ? Month : length == TimeSpan.FromDays(1) ? "24h" : $"{length.TotalDays:0}d";

    /// <summary>The window of that name, or null.</summary>
    public static SloWindow? FindWindow(string name, string timeZone = "UTC") => name == Month
        ? SloWindow.CalendarMonth with { TimeZone = timeZone }
        : SloWindow.Lengths.Select(length => new SloWindow(length)).FirstOrDefault(window => WindowOf(window) == name);

    private static SloDefinition? Read(JsonFields fields, string? id)
    {
        var stated = fields.Text("id");
        if (stated is not null && id is not null && stated != id)
        {
            fields.Error("id", $"The address says {id}.");
        }

        if ((id ?? stated) is null)
        {
            fields.Error("id", "It is required.");
        }

        var indicator = Required(fields.Text("indicator"), "indicator") is { } name ? SloNames.Find(name) : null;
        if (fields.Has("indicator") && indicator is null)
        {
            fields.Error("indicator", $"It takes one of {string.Join(", ", SloNames.All)}.");
        }

        var objective = Required(fields.Number("objective"), "objective");
        var slo = new SloDefinition(id ?? stated ?? "", indicator ?? default, objective ?? 0.5)
        {
            Name = fields.Text("name") ?? id ?? stated ?? "",
            Description = fields.Text("description") ?? "",
            Thresholds = ReadThresholds(fields.Object("thresholds")),
            Filter = ReadFilter(fields),
            Window = ReadWindow(fields),
            Alerting = ReadAlerting(fields.Object("alerting")),
            BudgetPolicy = ReadPolicy(fields.Object("budgetPolicy")),
            RunbookUrl = fields.Text("runbookUrl"),
            Enabled = fields.Flag("enabled") ?? true,
        };
        fields.End();
        return slo;

        T Required<T>(T value, string field)
        {
            if (!fields.Has(field))
            {
                fields.Error(field, "It is required.");
            }

            return value;
        }
    }

    private static SloThresholds ReadThresholds(JsonFields? fields)
    {
        var standard = new SloThresholds();
        var read = new SloThresholds(fields?.Number("startupMs") ?? standard.StartupMs, fields?.Number("rebufferRatio") ?? standard.RebufferRatio);
        fields?.End();
        return read;
    }

    private static IReadOnlyList<SloFilter> ReadFilter(JsonFields fields)
    {
        var filters = new List<SloFilter>();
        foreach (var (index, text) in (fields.Texts("filter") ?? []).Index())
        {
            if (SloFilterText.Parse(text) is { Filter: { } filter })
            {
                filters.Add(filter);
            }
            else
            {
                fields.Error($"filter[{index}]", SloFilterText.Parse(text).Error!);
            }
        }

        return filters;
    }

    private static SloWindow ReadWindow(JsonFields fields)
    {
        var name = fields.Text("window");
        var zone = fields.Text("timeZone");
        var window = name is null ? SloWindow.Standard : FindWindow(name, zone ?? "UTC");
        if (window is null)
        {
            fields.Error("window", $"It takes one of 24h, 7d, 28d, 30d, {Month}.");
        }
        else if (zone is not null && window.Length is not null)
        {
            fields.Error("timeZone", $"Only window {Month} has one.");
        }

        return window ?? SloWindow.Standard;
    }

    private static SloAlerting ReadAlerting(JsonFields? fields)
    {
        var standard = new SloAlerting();
        var read = new SloAlerting(fields?.Flag("page") ?? standard.Page, fields?.Flag("ticket") ?? standard.Ticket, fields?.Whole("minimumEvents") ?? standard.MinimumEvents);
        fields?.End();
        return read;
    }

    private static BudgetPolicy ReadPolicy(JsonFields? fields)
    {
        var standard = new BudgetPolicy();
        var read = new BudgetPolicy(fields?.Number("yellow") ?? standard.Yellow, fields?.Number("red") ?? standard.Red);
        fields?.End();
        return read;
    }
}
