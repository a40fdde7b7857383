using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events;

/// <summary>Something wrong with a request or one of its events.</summary>
/// <param name="Path">The field, as in <c>data.bitrate</c>; empty when it is the event as a whole.</param>
/// <param name="Code">What is wrong with it.</param>
/// <param name="Message">The same for people.</param>
/// <param name="CostsEvent">True: the event is rejected. False: only the field is dropped.</param>
/// <param name="Field">The field to drop, where there is one.</param>
public sealed record Problem(string Path, ProblemCode Code, string Message, bool CostsEvent, EventField? Field = null)
{
    /// <summary>A problem of a field costs the event if the event cannot do without the field.</summary>
    public static Problem Of(EventField field, ProblemCode code, string message) => new(field.Path, code, message, field.Required, field);
}
