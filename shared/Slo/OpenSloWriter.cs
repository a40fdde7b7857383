using System.Globalization;
using OpenQoE.Shared.Slo.Documents;
using YamlDotNet.Serialization;

namespace OpenQoE.Shared.Slo;

/// <summary>Writes what <see cref="OpenSloReader"/> reads.</summary>
public static class OpenSloWriter
{
    private static readonly ISerializer Serializer = new SerializerBuilder().WithQuotingNecessaryStrings().DisableAliases().Build();

    public static string Write(SloDefinition slo) => Serializer.Serialize(new Dictionary<string, object?>
    {
        ["apiVersion"] = OpenSloNames.ApiVersion,
        ["kind"] = OpenSloNames.Kind,
        ["metadata"] = new Dictionary<string, object?>
        {
            ["name"] = slo.Id,
            ["displayName"] = slo.Name,
            ["annotations"] = Annotations(slo),
        },
        ["spec"] = new Dictionary<string, object?>
        {
            ["description"] = slo.Description,
            ["service"] = OpenSloNames.Source,
            ["indicator"] = Indicator(slo),
            ["timeWindow"] = new[] { Window(slo.Window) },
            ["budgetingMethod"] = "Occurrences",
            ["objectives"] = new[] { new Dictionary<string, object?> { ["displayName"] = slo.Name, ["target"] = slo.Objective } },
        },
    });

    private static Dictionary<string, string> Annotations(SloDefinition slo)
    {
        var annotations = new Dictionary<string, string>
        {
            [OpenSloNames.Page] = Text(slo.Alerting.Page),
            [OpenSloNames.Ticket] = Text(slo.Alerting.Ticket),
            [OpenSloNames.MinimumEvents] = Text(slo.Alerting.MinimumEvents),
            [OpenSloNames.MinimumBadEvents] = Text(slo.Alerting.MinimumBadEvents),
            [OpenSloNames.Yellow] = Text(slo.BudgetPolicy.Yellow),
            [OpenSloNames.Red] = Text(slo.BudgetPolicy.Red),
            [OpenSloNames.Enabled] = Text(slo.Enabled),
        };
        if (slo.RunbookUrl is { } runbook)
        {
            annotations[OpenSloNames.RunbookUrl] = runbook;
        }

        return annotations;
    }

    private static Dictionary<string, object?> Indicator(SloDefinition slo)
    {
        var good = Source(slo, OpenSloNames.GoodEvents);
        Add(good, SloFields.StartupTimeMs, slo.Thresholds.StartupTimeMs);
        Add(good, SloFields.RebufferRatio, slo.Thresholds.RebufferRatio);
        Add(good, SloFields.FreshnessMs, slo.Thresholds.FreshnessMs);
        return new()
        {
            ["metadata"] = new Dictionary<string, object?> { ["name"] = slo.Id },
            ["spec"] = new Dictionary<string, object?>
            {
                ["ratioMetric"] = new Dictionary<string, object?>
                {
                    ["counter"] = true,
                    ["good"] = Metric(good),
                    ["total"] = Metric(Source(slo, OpenSloNames.ValidEvents)),
                },
            },
        };
    }

    private static Dictionary<string, object?> Source(SloDefinition slo, string events)
    {
        var source = new Dictionary<string, object?> { ["indicator"] = slo.Indicator.ToName(), ["events"] = events };
        Add(source, SloFields.Filter, slo.Filter.Text.Length > 0 ? slo.Filter.Text : null);
        return source;
    }

    private static Dictionary<string, object?> Metric(Dictionary<string, object?> spec) => new()
    {
        ["metricSource"] = new Dictionary<string, object?> { ["type"] = OpenSloNames.Source, ["spec"] = spec },
    };

    private static Dictionary<string, object?> Window(SloWindow window) => window.TimeZone is { } zone
        ? new()
        {
            ["duration"] = "1M",
            ["isRolling"] = false,
            ["calendar"] = new Dictionary<string, object?> { ["startTime"] = "2026-01-01 00:00:00", ["timeZone"] = zone.Id },
        }
        : new() { ["duration"] = window.Name, ["isRolling"] = true };

    private static void Add(Dictionary<string, object?> fields, string name, object? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
