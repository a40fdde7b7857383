using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenQoE.Shared.Validation.Completion;

namespace OpenQoE.Functions.Ingest;

/// <summary>What the request's headers tell about the viewer's end. The address itself is never looked at.</summary>
public sealed class FrontDoor(IOptions<IngestOptions> options)
{
    private const int LongestCountry = 8;

    /// <summary>As many as an audience has by far most of its events from, and longer than they are, as a rule; whoever sends others all the time gets no more memory than this.</summary>
    private const int KnownUserAgents = 4096, LongestKnown = 512;

    private readonly ConcurrentDictionary<string, UserAgent> _userAgents = new();

    public ClientFacts FactsOf(HttpRequest request)
    {
        var country = Header(request, options.Value.CountryHeader);
        var hasAsn = uint.TryParse(Header(request, options.Value.AsnHeader), CultureInfo.InvariantCulture, out var asn);
        return new ClientFacts(UserAgentOf(request.Headers.UserAgent.ToString()), IsCountry(country) ? country : null, hasAsn ? asn : null);
    }

    private UserAgent UserAgentOf(string header)
    {
        if (header.Length > LongestKnown) return UserAgent.Parse(header);
        if (_userAgents.TryGetValue(header, out var known)) return known;
        // Begins anew, so that an audience's own return when somebody has filled it with others.
        if (_userAgents.Count >= KnownUserAgents) _userAgents.Clear();
        return _userAgents[header] = UserAgent.Parse(header);
    }

    /// <summary>It becomes a label without a look by the rules that events pass.</summary>
    private static bool IsCountry(string? code) => code?.Length <= LongestCountry && code.All(char.IsAsciiLetterOrDigit);

    private static string? Header(HttpRequest request, string? name) =>
        string.IsNullOrEmpty(name) || request.Headers[name].ToString() is not { Length: > 0 } value ? null : value;
}
