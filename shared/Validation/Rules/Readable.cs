using FluentValidation;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>Everything in the event is of its type, an object where one is due, and not nested too deeply: reading has found out.</summary>
internal static class Readable
{
    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        foreach (var problem in candidate.Received.Problems) context.Report(problem);
    }
}
