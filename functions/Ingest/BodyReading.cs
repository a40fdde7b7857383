using OpenQoE.Shared.Events.Json;

namespace OpenQoE.Functions.Ingest;

/// <summary>A request's body, or the answer that refuses it.</summary>
public readonly record struct BodyReading(ReceivedRequest? Request, Answer? Refusal)
{
    public static implicit operator BodyReading(Answer refusal) => new(null, refusal);

    public static implicit operator BodyReading(ReceivedRequest request) => new(request, null);
}
