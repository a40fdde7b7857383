using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>Every number is finite and within what its field can mean.</summary>
internal static class NumberRanges
{
    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        foreach (var field in candidate.Received.Present)
        {
            if (field is NumberField number && number.Get(candidate.Received.Event) is { } value && !number.Range.Contains(value))
                context.Report(number, ProblemCode.OutOfRange, $"{number.Path} is {number.Range}.");
        }
    }
}
