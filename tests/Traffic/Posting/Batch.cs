using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>The events of one request, the same on every attempt. The last one of a page goes as a beacon: no headers of ours, uncompressed.</summary>
public sealed record Batch(ReportStyle Style, IReadOnlyList<JsonObject> Events, bool IsLast)
{
    /// <summary>Random also under a seed: the service must not take a second run for repeats of the first.</summary>
    private readonly Guid _id = Guid.NewGuid();

    public byte[] Body(int attempt, long sentAt)
    {
        var body = new JsonObject { ["events"] = new JsonArray([.. Events.Select(json => json.DeepClone())]) };
        if (Style == ReportStyle.Ours)
        {
            body["sent_at"] = sentAt;
            body["batch_id"] = _id.ToString();
            body["attempt"] = attempt;
        }
        return System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}
