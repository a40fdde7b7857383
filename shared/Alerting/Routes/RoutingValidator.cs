using FluentValidation;
using OpenQoE.Shared.Alerting.Routes.Rules;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>All rules about a routing document. Each runs, whatever the others find.</summary>
public sealed class RoutingValidator : AbstractValidator<RoutingDocument>
{
    public RoutingValidator() => RuleFor(document => document)
        .Custom(ReceiverNames.Check)
        .Custom(ChannelFields.Check)
        .Custom(KeptSecrets.Check)
        .Custom(KnownReceivers.Check)
        .Custom(RouteTree.Check)
        .Custom(RouteTimes.Check)
        .Custom(GroupNames.Check)
        .Custom(InhibitPairs.Check)
        .Custom(EscalationLevels.Check)
        .Custom(DigestZone.Check);

    /// <summary>What is wrong with the document; empty when nothing is.</summary>
    public IReadOnlyList<FieldError> Judge(RoutingDocument document) =>
        [.. Validate(document).Errors.Select(failure => new FieldError(failure.PropertyName, failure.ErrorMessage))];
}
