using System.Globalization;
using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Notifications;

/// <summary>
/// What a notification says, in words: what templates are filled with. Texts are clean and end; to escape them is the channel's.
/// </summary>
public sealed record NotificationFacts
{
    private const int LongestLine = 300;
    private const int LongestText = 1500;
    private const int LongestLink = 1000;
    private const int MostListed = 10;

    /// <summary>One line: what happened to which incident.</summary>
    public required string Headline { get; init; }

    /// <summary>firing, changed, repeated, escalated, acknowledged, resolved or digest.</summary>
    public required string Kind { get; init; }

    public required bool IsResolved { get; init; }

    /// <summary>critical, warning or info.</summary>
    public required string Severity { get; init; }

    public required string Incident { get; init; }

    public required string Organisation { get; init; }

    public required string Title { get; init; }

    /// <summary>What viewers feel.</summary>
    public required string Summary { get; init; }

    public required string Description { get; init; }

    /// <summary>How many views and viewer-minutes.</summary>
    public required string Impact { get; init; }

    /// <summary>Country, CDN, player, version.</summary>
    public required string Where { get; init; }

    /// <summary>Since when, and for how long that is.</summary>
    public required string Since { get; init; }

    /// <summary>What remains of the error budget.</summary>
    public required string Budget { get; init; }

    public required string NextStep { get; init; }

    public required string RunbookUrl { get; init; }

    public required string DashboardUrl { get; init; }

    public required string IncidentUrl { get; init; }

    /// <summary>Who looks after it; empty when nobody does.</summary>
    public required string AcknowledgedBy { get; init; }

    /// <summary>Level of escalation, from 0.</summary>
    public required int Level { get; init; }

    public required IReadOnlyList<AlertFacts> Alerts { get; init; }

    /// <summary>Alerts that are not listed.</summary>
    public required int MoreAlerts { get; init; }

    /// <param name="message">What was decided to tell.</param>
    /// <param name="publicUrl">Where people reach the service; null: nowhere.</param>
    public static NotificationFacts Of(NotificationMessage message, Uri? publicUrl)
    {
        var incident = message.Incident;
        var first = incident.Firing.Concat(incident.Resolved).FirstOrDefault();
        var listed = incident.Firing.Select(alert => Listed(alert, "firing"))
            .Concat(incident.Resolved.Select(alert => Listed(alert, "resolved"))).ToArray();
        var title = PlainText.Line(incident.Title, LongestLine);
        return new NotificationFacts
        {
            Headline = PlainText.Cut($"{Word(message)} {incident.Id}: {title}", LongestLine),
            Kind = message.Kind.ToString().ToLowerInvariant(),
            IsResolved = message.Kind == NotificationKind.Resolved,
            Severity = incident.Severity.ToLabel(),
            Incident = incident.Id,
            Organisation = PlainText.Line(message.Organisation, LongestLine),
            Title = title,
            Summary = Stated(AlertAnnotations.Summary),
            Description = PlainText.Lines(Annotated(AlertAnnotations.Description), LongestText),
            Impact = Stated(AlertAnnotations.Impact),
            Where = Stated(AlertAnnotations.Where),
            Since = Period(message),
            Budget = Stated(AlertAnnotations.Budget),
            NextStep = message.Kind == NotificationKind.Resolved ? "" : Stated(AlertAnnotations.NextStep),
            RunbookUrl = Link(Stated(AlertAnnotations.RunbookUrl)),
            DashboardUrl = Link(Stated(AlertAnnotations.DashboardUrl) is { Length: > 0 } dashboard ? dashboard : first?.GeneratorUrl ?? ""),
            IncidentUrl = publicUrl is null ? "" : LinkTo(publicUrl, message),
            AcknowledgedBy = PlainText.Line(incident.AcknowledgedBy ?? "", LongestLine),
            Level = incident.Level,
            Alerts = [.. listed.Take(MostListed)],
            MoreAlerts = incident.MoreAlerts + Math.Max(0, listed.Length - MostListed),
        };

        string Stated(string annotation) => PlainText.Line(Annotated(annotation), LongestText);

        string Annotated(string annotation) => first?.Annotations.GetValueOrDefault(annotation) ?? "";
    }

    /// <summary>What is made of this, or of less of it until it fits: texts cut more and more, fewer alerts. Links stay whole.</summary>
    /// <param name="make">Makes a message.</param>
    /// <param name="fits">Whether the channel takes it. What is made of next to nothing is returned all the same.</param>
    public T Fitting<T>(Func<NotificationFacts, T> make, Func<T, bool> fits)
    {
        var made = make(this);
        for (var longest = LongestText / 2; !fits(made) && longest > 20; longest /= 2)
        {
            made = make(Shortened(longest));
        }

        return made;
    }

    private NotificationFacts Shortened(int longest)
    {
        var listed = Math.Min(Alerts.Count, Math.Max(1, longest * MostListed / LongestText));
        return this with
        {
            Headline = PlainText.Cut(Headline, longest),
            Title = PlainText.Cut(Title, longest),
            Summary = PlainText.Cut(Summary, longest),
            Description = PlainText.Cut(Description, longest),
            Impact = PlainText.Cut(Impact, longest),
            Where = PlainText.Cut(Where, longest),
            Budget = PlainText.Cut(Budget, longest),
            NextStep = PlainText.Cut(NextStep, longest),
            AcknowledgedBy = PlainText.Cut(AcknowledgedBy, longest),
            Alerts = [.. Alerts.Take(listed).Select(alert => alert.Shortened(longest))],
            MoreAlerts = MoreAlerts + Alerts.Count - listed,
        };
    }

    private static string Word(NotificationMessage message) => message.Kind switch
    {
        NotificationKind.Resolved => "RESOLVED",
        NotificationKind.Acknowledged => "ACKNOWLEDGED",
        NotificationKind.Escalated => $"ESCALATED to level {message.Incident.Level}",
        NotificationKind.Repeated => $"STILL {message.Incident.Severity.ToLabel().ToUpperInvariant()}",
        NotificationKind.Digest => "DIGEST",
        _ => message.Incident.Severity.ToLabel().ToUpperInvariant(),
    };

    private static string Period(NotificationMessage message)
    {
        var (start, end) = (message.Incident.StartedAt.ToUniversalTime(), message.Incident.ResolvedAt?.ToUniversalTime());
        return end is null
            ? $"{Minute(start)} ({Length(message.At - start)})"
            : $"{Minute(start)}, over since {Minute(end.Value)} ({Length(end.Value - start)})";
    }

    private static string Minute(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "under a minute",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };

    private static AlertFacts Listed(Alert alert, string status) => new(
        PlainText.Line(alert.Name, LongestLine), status, alert.Severity.ToLabel(),
        PlainText.Line(alert.Annotations.GetValueOrDefault(AlertAnnotations.Summary) ?? "", LongestLine),
        PlainText.Line(LabelsOf(alert), LongestLine));

    private static string LabelsOf(Alert alert) => string.Join(", ", alert.Labels
        .Where(label => label.Key is not (AlertLabels.Name or AlertLabels.Severity) && label.Value.Length > 0)
        .OrderBy(label => label.Key, StringComparer.Ordinal)
        .Select(label => $"{label.Key}={label.Value}"));

    private static string LinkTo(Uri publicUrl, NotificationMessage message) =>
        new Uri(publicUrl, $"v1/incidents/{message.Incident.Id}?organisation={Uri.EscapeDataString(message.Organisation)}").AbsoluteUri;

    // Whatever else it is, a message must not make people click on it. One that is cut leads nowhere.
    private static string Link(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" && link.AbsoluteUri.Length <= LongestLink
            ? link.AbsoluteUri
            : "";
}
