using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Validation.Rules;

namespace OpenQoE.Shared.Validation;

/// <summary>All rules about one event. Unless it is sound at a quick look, each runs, whatever the others find.</summary>
public sealed class EventValidator : AbstractValidator<Candidate>
{
    public EventValidator() => RuleFor(candidate => candidate)
        .Custom(Readable.Check)
        .Custom(KnownType.Check)
        .Custom(RequiredFields.Check)
        .Custom(TextLengths.Check)
        .Custom(AllowedTexts.Check)
        .Custom(NumberRanges.Check)
        .Custom(PairLimits.Check)
        .Custom(TimeWindow.Check)
        .Custom(OwnOrganisation.Check);

    /// <summary>What is wrong with the event; empty when nothing is.</summary>
    public IReadOnlyList<Problem> Judge(Candidate candidate) => IsSound(candidate) ? [] : JudgeByRules(candidate);

    /// <summary>
    /// A quick look at what nearly every event is: true only if no rule would find anything. Limits were looked at when the fields were read
    /// (<see cref="Events.Json.ReceivedEvent.IsClean"/>). EventValidatorTests holds it against the rules.
    /// </summary>
    internal static bool IsSound(Candidate candidate) =>
        candidate.Received is { IsClean: true, Event.Type: not 0 } received
        && RequiredFields.AreIn(received.Event) && TimeWindow.IsKeptBy(candidate) && OwnOrganisation.IsKeptBy(candidate);

    internal IReadOnlyList<Problem> JudgeByRules(Candidate candidate)
    {
        var failures = Validate(candidate).Errors;
        return failures.Count == 0 ? [] : [.. failures.Select(failure => (Problem)failure.CustomState)];
    }
}
