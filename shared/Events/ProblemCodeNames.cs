namespace OpenQoE.Shared.Events;

/// <summary>The codes as the report spells them.</summary>
public static class ProblemCodeNames
{
    public static string ToName(this ProblemCode code) => code switch
    {
        ProblemCode.Required => "required",
        ProblemCode.WrongType => "wrong_type",
        ProblemCode.UnknownEventType => "unknown_event_type",
        ProblemCode.TooLong => "too_long",
        ProblemCode.OutOfRange => "out_of_range",
        ProblemCode.TooOld => "too_old",
        ProblemCode.InFuture => "in_future",
        ProblemCode.OrganisationMismatch => "organisation_mismatch",
        ProblemCode.NotAnObject => "not_an_object",
        ProblemCode.TooDeep => "too_deep",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
