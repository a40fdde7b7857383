using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>What the event's type cannot do without is there. A field that is there but wrong is another rule's.</summary>
internal static class RequiredFields
{
    public static bool AreIn(PlayerEvent e)
    {
        foreach (var field in EventSchema.Of(e.Type).Required)
        {
            if (!field.IsPresent(e)) return false;
        }
        return true;
    }

    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        var received = candidate.Received;
        if (!received.IsObject) return;
        foreach (var field in EventSchema.Of(received.Event.Type).Required)
        {
            if (!field.IsPresent(received.Event) && !received.HasProblemWith(field.Path))
                context.Report(field, ProblemCode.Required, $"{field.Path} is missing.");
        }
    }
}
