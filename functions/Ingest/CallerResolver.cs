using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Ingest;

/// <summary>Tells from a request's key who posts.</summary>
public sealed class CallerResolver(IOptions<IngestOptions> options)
{
    /// <summary>Null when the key is missing or unknown.</summary>
    public Caller? Resolve(HttpRequest request)
    {
        var organisation = string.IsNullOrEmpty(options.Value.Organisation) ? null : options.Value.Organisation;
        return options.Value.ApiKey is not { Length: > 0 } expected || RequestKey.Matches(expected, request) ? new Caller(organisation) : null;
    }
}
