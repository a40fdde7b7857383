
namespace OpenQoE.Tests.Support.Otlp;

/// <summary>A span as a collector got it. Ids are bytes of base64.</summary>
/// <param name="Trace">Id of its trace.</param>
/// <param name="Id">Its own.</param>
/// <param name="Parent">Empty for the first of a trace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Attributes">Values as text.</param>
/// <param name="Links">Linked spans, by their own ids.</param>
/// <param name="IsFailed">It says that something went wrong.</param>
/// <param name="Resource">What sent it, by name.</param>
public sealed record ExportedSpan(
    string Trace, string Id, string Parent, string Name, SpanKind Kind, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Links,
    bool IsFailed, IReadOnlyDictionary<string, string> Resource)
{
    private const int Error = 2;

    public static IEnumerable<ExportedSpan> Of(TracesRequest request) =>
        from resource in request.ResourceSpans
        from scope in resource.ScopeSpans
        from span in scope.Spans
        select new ExportedSpan(
            span.TraceId.ToBase64(), span.SpanId.ToBase64(), span.ParentSpanId.ToBase64(), span.Name, span.Kind, Texts(span.Attributes),
            [.. span.Links.Select(link => link.SpanId.ToBase64())], span.Status?.Code == Error, Texts(resource.Resource.Attributes));

    private static Dictionary<string, string> Texts(IEnumerable<Attribute> attributes) => attributes.ToDictionary(a => a.Key, a => a.Value.KindCase switch
    {
        Value.KindOneofCase.Text => a.Value.Text,
        Value.KindOneofCase.Whole => $"{a.Value.Whole}",
        _ => $"{a.Value}",
    });
}
