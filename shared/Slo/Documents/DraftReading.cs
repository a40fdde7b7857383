using OpenQoE.Shared.Slo.Filters;
using OpenQoE.Shared.Slo.Tiers;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo.Documents;

/// <summary>Makes an objective of a draft, or says what is wrong with it.</summary>
internal static class DraftReading
{
    private static readonly SloDefinitionValidator Validator = new();

    /// <param name="draft">What the document says.</param>
    /// <param name="errors">What was wrong already: fields that could not be read are not reported again as missing.</param>
    /// <param name="pathOf">A field of JSON, as this document calls it.</param>
    public static SloReading Of(SloDraft draft, List<FieldError> errors, Func<string, string> pathOf)
    {
        var reported = errors.Select(e => e.Field).ToList();
        foreach (var failure in Validator.Validate(draft).Errors)
        {
            var path = pathOf(failure.PropertyName);
            if (!reported.Any(field => path == field || path.StartsWith(field + ".", StringComparison.Ordinal)))
            {
                var message = failure.ErrorMessage;
                errors.Add(new(path, message.StartsWith(failure.PropertyName, StringComparison.Ordinal) ? path + message[failure.PropertyName.Length..] : message));
            }
        }

        if (errors.Count > 0)
        {
            return new(null, errors);
        }

        var slo = Definition(draft);
        return new(slo, [])
        {
            Warnings = [.. TierLimits.Warnings(BurnTiers.Of(slo.Window, slo.ErrorBudget)).Select(text => new FieldError(pathOf(SloFields.Objective), text))],
        };
    }

    private static SloDefinition Definition(SloDraft draft)
    {
        var (alerting, policy) = (new SloAlerting(), new BudgetPolicy());
        return new()
        {
            Id = draft.Id!,
            Name = draft.Name!,
            Description = draft.Description ?? "",
            Indicator = IndicatorNames.Parse(draft.Indicator!)!.Value,
            Thresholds = new() { StartupTimeMs = draft.StartupTimeMs, RebufferRatio = draft.RebufferRatio, FreshnessMs = draft.FreshnessMs },
            Filter = SloFilterReader.Read(draft.Filter ?? "").Filter!,
            Objective = draft.Objective!.Value,
            Window = draft.ToWindow()!,
            Alerting = new()
            {
                Page = draft.Page ?? alerting.Page,
                Ticket = draft.Ticket ?? alerting.Ticket,
                MinimumEvents = (int)(draft.MinimumEvents ?? alerting.MinimumEvents),
                MinimumBadEvents = (int)(draft.MinimumBadEvents ?? alerting.MinimumBadEvents),
            },
            BudgetPolicy = new() { Yellow = draft.Yellow ?? policy.Yellow, Red = draft.Red ?? policy.Red },
            RunbookUrl = draft.RunbookUrl,
            Enabled = draft.Enabled ?? true,
        };
    }
}
