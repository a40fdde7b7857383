using FluentValidation;
using FluentValidation.Results;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

internal static class Reporting
{
    public static void Report(this ValidationContext<Candidate> context, EventField field, ProblemCode code, string message) =>
        context.Report(Problem.Of(field, code, message));

    public static void Report(this ValidationContext<Candidate> context, Problem problem) =>
        context.AddFailure(new ValidationFailure(problem.Path, problem.Message)
        {
            ErrorCode = problem.Code.ToName(),
            Severity = problem.CostsEvent ? Severity.Error : Severity.Warning,
            CustomState = problem,
        });
}
