using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>No text is longer than its field allows.</summary>
internal static class TextLengths
{
    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        foreach (var field in candidate.Received.Present)
        {
            if (field is TextField text && text.Get(candidate.Received.Event)?.Length > text.MaxLength)
                context.Report(text, ProblemCode.TooLong, $"{text.Path} is longer than {text.MaxLength}.");
        }
    }
}
