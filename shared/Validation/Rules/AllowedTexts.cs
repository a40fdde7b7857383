using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>A field with a closed list of values has one of them. Too long a text is reported as that only.</summary>
internal static class AllowedTexts
{
    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        foreach (var field in candidate.Received.Present)
        {
            if (field is not TextField { Allowed: { } allowed } text || text.Get(candidate.Received.Event) is not { } value) continue;
            if (value.Length <= text.MaxLength && !allowed.Contains(value))
                context.Report(text, ProblemCode.OutOfRange, $"{text.Path} is one of {string.Join(", ", allowed)}.");
        }
    }
}
