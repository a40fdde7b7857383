using System.Text.Json;
using System.Text.Json.Serialization;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>An objective as <c>/v1/slos/{id}/status</c> shows it.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Slo">Its id.</param>
/// <param name="At">What was counted before then is looked at.</param>
/// <param name="Objective">The part that is to be good.</param>
/// <param name="Sli">The part that was; null without events.</param>
/// <param name="Good">Events in the window that were good.</param>
/// <param name="Valid">All that count.</param>
/// <param name="BudgetRemaining">1 untouched, negative overspent; null without events.</param>
/// <param name="BadEventsLeft">How many more the budget allows.</param>
/// <param name="PolicyState">What the rest of the budget means: no_data, green, yellow, red, exhausted.</param>
/// <param name="ProjectedExhaustion">When the budget ends at this pace; null: not before it returns.</param>
/// <param name="Burn">By window, the shortest first.</param>
/// <param name="Alerts">Tiers that are not inactive, as last evaluated.</param>
/// <param name="History">For a chart, the oldest first.</param>
/// <param name="Warnings">What makes these figures doubtful.</param>
public sealed record SloStatusView(
    string Organisation, string Slo, DateTimeOffset At, double Objective, double? Sli, long Good, long Valid, double? BudgetRemaining, long BadEventsLeft,
    PolicyState PolicyState, DateTimeOffset? ProjectedExhaustion, IReadOnlyList<SloBurnView> Burn, IReadOnlyList<AlertState> Alerts,
    IReadOnlyList<SloHistoryPoint> History, IReadOnlyList<string> Warnings)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    public static SloStatusView Of(string organisation, SloDefinition slo, SloStatus status, IEnumerable<AlertState> alerts, IEnumerable<SloHistoryPoint> history) => new(
        organisation, slo.Id, DateTimeOffset.FromUnixTimeSeconds(status.Minute * 60), status.Objective, status.Sli, status.Count.Good, status.Count.Valid,
        status.BudgetRemaining, status.BadEventsLeft, status.PolicyState, status.ProjectedExhaustion,
        [.. status.Burn.Select(burn => new SloBurnView(burn.Window, burn.Rate, burn.Count.Good, burn.Count.Valid))],
        [.. alerts.Where(alert => alert.Phase != AlertPhase.Inactive)], [.. history], status.Warnings);
}

/// <param name="Window">Its length, such as <c>5m</c>.</param>
/// <param name="Rate">1 spends the budget in just the objective's window; null without events.</param>
/// <param name="Good">Events in it that were good.</param>
/// <param name="Valid">All that count.</param>
public sealed record SloBurnView(string Window, double? Rate, long Good, long Valid);

/// <param name="From">Its begin.</param>
/// <param name="To">Its end.</param>
/// <param name="Good">Events in it that were good.</param>
/// <param name="Valid">All that count.</param>
/// <param name="Sli">Good per valid; null without events.</param>
public sealed record SloHistoryPoint(DateTimeOffset From, DateTimeOffset To, long Good, long Valid, double? Sli);
