using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>An object of pairs has few of them, and short ones.</summary>
internal static class PairLimits
{
    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        foreach (var field in candidate.Received.Present)
        {
            if (field is not PairsField pairs || pairs.Get(candidate.Received.Event) is not { } value) continue;
            if (value.Count > pairs.MaxPairs)
                context.Report(pairs, ProblemCode.OutOfRange, $"{pairs.Path} has more than {pairs.MaxPairs} pairs.");
            if (pairs.HasTooLong(value))
                context.Report(pairs, ProblemCode.TooLong, $"{pairs.Path}: a name or value is too long.");
        }
    }
}
