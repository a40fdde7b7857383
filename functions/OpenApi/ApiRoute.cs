using System.Text.Json.Nodes;

namespace OpenQoE.Functions.OpenApi;

/// <summary>Who may use a route.</summary>
internal enum ApiAccess { Everyone, IngestKey, AdminKey }

/// <summary>A route as its description tells of it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Tag">What it is about.</param>
/// <param name="Summary">One sentence.</param>
internal sealed record ApiRoute(string Method, string Path, string Tag, string Summary)
{
    public ApiAccess Access { get; init; } = ApiAccess.AdminKey;

    /// <summary>True: <c>?organisation=</c> says whose.</summary>
    public bool IsOfOrganisation { get; init; } = true;

    /// <summary>Further query parameters with what they mean.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Query { get; init; } = [];

    /// <summary>True: answers carry an ETag, and changes obey If-Match.</summary>
    public bool HasVersions { get; init; }

    /// <summary>What it is sent.</summary>
    public JsonNode? Request { get; init; }

    /// <summary>An example of that.</summary>
    public JsonNode? RequestExample { get; init; }

    /// <summary>Whether it takes and gives YAML as well.</summary>
    public bool IsAlsoYaml { get; init; }

    /// <summary>What it answers when all goes well; null: nothing, or text.</summary>
    public JsonNode? Response { get; init; }

    /// <summary>Statuses when all goes well.</summary>
    public IReadOnlyList<int> Success { get; init; } = [200];

    /// <summary>Statuses with a problem.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [400, 401, 403, 503];
}
