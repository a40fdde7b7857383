namespace OpenQoE.Shared.Events;

/// <summary>All that can be wrong with an event or a field: the codes of the report, and a label of the self-metrics.</summary>
public enum ProblemCode
{
    Required,
    WrongType,
    UnknownEventType,
    TooLong,
    OutOfRange,
    TooOld,
    InFuture,
    OrganisationMismatch,
    NotAnObject,
    TooDeep,
}
