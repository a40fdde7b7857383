using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>An event is of the organisation whose key came with it.</summary>
internal static class OwnOrganisation
{
    public static bool IsKeptBy(Candidate candidate) =>
        candidate.Organisation is not { } own || candidate.Received.Event.OrgId is not { } claimed || claimed == own;

    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        if (IsKeptBy(candidate)) return;
        context.Report(Problem.Of(EnvelopeFields.OrgId, ProblemCode.OrganisationMismatch, "org_id is not the organisation of the key.")
            with { CostsEvent = true });
    }
}
