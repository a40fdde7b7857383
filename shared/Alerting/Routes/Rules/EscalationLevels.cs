using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>An escalation rises, one for each severity that is not for the digest.</summary>
internal static class EscalationLevels
{
    public const int MostLevels = 10;

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        foreach (var (escalation, index) in document.Escalations.Select((escalation, index) => (escalation, index)))
        {
            var path = $"escalations[{index}]";
            if (escalation.Severity == Severity.Info)
            {
                context.Refuse($"{path}.severity", "must be critical or warning: info can wait");
            }
            else if (document.Escalations.Take(index).Any(other => other.Severity == escalation.Severity))
            {
                context.Refuse($"{path}.severity", "has an escalation already");
            }

            if (escalation.AcknowledgementTimeout < TimeSpan.FromMinutes(1) || escalation.AcknowledgementTimeout > RouteTimes.Longest)
            {
                context.Refuse($"{path}.acknowledgement_timeout", "must be 1m to 31d");
            }

            CheckLevels(escalation.Levels, $"{path}.levels", context);
        }
    }

    private static void CheckLevels(IReadOnlyList<EscalationLevel> levels, string path, ValidationContext<RoutingDocument> context)
    {
        if (levels.Count > MostLevels)
        {
            context.Refuse(path, $"must be at most {MostLevels}");
        }

        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].After < TimeSpan.FromMinutes(1) || levels[level].After > RouteTimes.Longest)
            {
                context.Refuse($"{path}[{level}].after", "must be 1m to 31d: the routes' receivers are told at once");
            }
            else if (level > 0 && levels[level].After <= levels[level - 1].After)
            {
                context.Refuse($"{path}[{level}].after", "must be more than that of the level before");
            }
        }
    }
}
