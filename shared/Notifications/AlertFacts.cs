namespace OpenQoE.Shared.Notifications;

/// <summary>An alert as a message lists it.</summary>
/// <param name="Name">Its <c>alertname</c>.</param>
/// <param name="Status">firing or resolved.</param>
/// <param name="Severity">critical, warning or info.</param>
/// <param name="Summary">What viewers feel; empty where it is not said.</param>
/// <param name="Labels">The others, as <c>name=value</c>.</param>
public sealed record AlertFacts(string Name, string Status, string Severity, string Summary, string Labels)
{
    /// <summary>The same with texts of at most so many characters each.</summary>
    internal AlertFacts Shortened(int longest) => this with
    {
        Name = PlainText.Cut(Name, longest),
        Summary = PlainText.Cut(Summary, longest),
        Labels = PlainText.Cut(Labels, longest),
    };
}
