using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Keys;

namespace OpenQoE.Functions.Operations;

/// <summary>Who operates, or the refusal to answer with.</summary>
public readonly record struct OperatorDecision(Operator? Operator, IResult? Refusal)
{
    public static implicit operator OperatorDecision(Operator found) => new(found, null);
}
