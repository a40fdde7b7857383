using OpenQoE.Shared.Alerting.Matching;

namespace OpenQoE.Shared.Alerting.Silencing;

/// <summary>For a while, nobody is told of the alerts it matches.</summary>
/// <param name="Id">Unique in its organisation.</param>
/// <param name="Matchers">All must match.</param>
/// <param name="StartsAt">From then on.</param>
/// <param name="EndsAt">Up to then.</param>
/// <param name="Author">Who asks for quiet.</param>
/// <param name="Comment">Why.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record Silence(
    string Id, IReadOnlyList<LabelMatcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Author, string Comment, DateTimeOffset CreatedAt)
{
    public bool IsActiveAt(DateTimeOffset now) => StartsAt <= now && now < EndsAt;

    public bool Matches(Alert alert) => Matchers.All(matcher => matcher.Matches(alert.Labels));
}
