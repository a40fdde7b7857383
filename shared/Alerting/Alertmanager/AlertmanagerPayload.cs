using OpenQoE.Shared.Alerting.Json;
using OpenQoE.Shared.Alerting.Routes.Rules;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Alertmanager;

/// <summary>What an Alertmanager posts to a webhook, version 4: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config</summary>
public static class AlertmanagerPayload
{
    public const int MostAlerts = 1_000;
    public const int MostLabels = 64;
    public const int LongestLabel = 1_024;
    public const int LongestAnnotation = 8_192;

    /// <summary>Go's zero time: the alert has no end.</summary>
    private static readonly DateTimeOffset None = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The alerts, or what is wrong with the payload. Its fields about Alertmanager's own groups are passed over: the routing here makes its own.</summary>
    public static (IReadOnlyList<Alert>? Alerts, IReadOnlyList<FieldError> Errors) Read(string json) => ObjectReader.Read<IReadOnlyList<Alert>>(json, Payload);

    private static Alert[] Payload(ObjectReader reader)
    {
        if (reader.RequiredText("version") is not ("4" or ""))
        {
            reader.Refuse("version", "must be 4");
        }

        var alerts = reader.Objects("alerts", AlertOf) ?? [];
        if (alerts.Length is 0 or > MostAlerts)
        {
            reader.Refuse("alerts", $"must be 1 to {MostAlerts}");
        }

        reader.IgnoreRest();
        return alerts;
    }

    private static Alert AlertOf(ObjectReader reader)
    {
        var ended = Status(reader) == "resolved";
        var starts = reader.Time("startsAt");
        if (!reader.Has("startsAt"))
        {
            reader.Refuse("startsAt", "is required");
        }

        var ends = reader.Time("endsAt") is { } at && at != None ? at : (DateTimeOffset?)null;
        if (ended && ends is null)
        {
            reader.Refuse("endsAt", "is required of a resolved alert");
        }

        var labels = Texts(reader, "labels", LongestLabel);
        if (labels.GetValueOrDefault(AlertLabels.Name, "").Length == 0)
        {
            reader.Refuse($"labels.{AlertLabels.Name}", "is required");
        }

        var alert = new Alert
        {
            Labels = labels,
            Annotations = Texts(reader, "annotations", LongestAnnotation),
            StartsAt = starts ?? None,
            EndsAt = ends,
            GeneratorUrl = reader.Text("generatorURL") is { Length: > 0 and <= LongestLabel } url ? url : null,
        };
        reader.IgnoreRest();
        return alert;
    }

    private static string Status(ObjectReader reader)
    {
        var status = reader.RequiredText("status");
        if (status is not ("firing" or "resolved" or ""))
        {
            reader.Refuse("status", "must be firing or resolved");
        }

        return status;
    }

    private static IReadOnlyDictionary<string, string> Texts(ObjectReader reader, string field, int longest)
    {
        var texts = reader.Map(field) ?? new Dictionary<string, string>();
        if (texts.Count > MostLabels)
        {
            reader.Refuse(field, $"must be at most {MostLabels}");
        }

        foreach (var (name, text) in texts)
        {
            if (!GroupNames.IsLabel(name))
            {
                reader.Refuse($"{field}.{name}", "must have a name of letters, digits and _");
            }
            else if (text.Length > longest)
            {
                reader.Refuse($"{field}.{name}", $"must be at most {longest} characters");
            }
        }

        return texts;
    }
}
