using System.Diagnostics;

namespace OpenQoE.Shared.Events;

/// <summary>
/// How the context of a sampled span travels in a message: as bytes (trace id, span id) or as the text of W3C Trace Context. One that is not sampled does not
/// travel: whoever receives the message then records nothing either.
/// </summary>
public static class TraceContexts
{
    /// <summary>Bytes of a context.</summary>
    public const int Length = TraceIdLength + SpanIdLength;

    private const int TraceIdLength = 16;
    private const int SpanIdLength = 8;

    /// <param name="context">A sampled one.</param>
    /// <param name="bytes"><see cref="Length"/> of them.</param>
    public static void Write(ActivityContext context, Span<byte> bytes)
    {
        context.TraceId.CopyTo(bytes[..TraceIdLength]);
        context.SpanId.CopyTo(bytes.Slice(TraceIdLength, SpanIdLength));
    }

    /// <summary>The context in <see cref="Length"/> bytes; none if they are all zero, which no context is.</summary>
    public static ActivityContext Read(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept((byte)0) < 0 ? default : new(
        ActivityTraceId.CreateFromBytes(bytes[..TraceIdLength]), ActivitySpanId.CreateFromBytes(bytes.Slice(TraceIdLength, SpanIdLength)),
        ActivityTraceFlags.Recorded, traceState: null, isRemote: true);

    /// <summary>A sampled context as <c>traceparent</c>. https://www.w3.org/TR/trace-context/#traceparent-header</summary>
    public static string ToText(ActivityContext context) => $"00-{context.TraceId}-{context.SpanId}-01";

    /// <summary>The context of a <c>traceparent</c>; none if it is malformed, absent or not sampled.</summary>
    public static ActivityContext Parse(string? text) =>
        ActivityContext.TryParse(text, traceState: null, isRemote: true, out var context) && context.TraceFlags == ActivityTraceFlags.Recorded ? context : default;
}
