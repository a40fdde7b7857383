using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenQoE.Shared.Validation.Completion;

namespace OpenQoE.Functions.Ingest;

/// <summary>What the request's headers tell about the viewer's end. The address itself is never looked at.</summary>
public sealed class FrontDoor(IOptions<IngestOptions> options)
{
    private const int LongestCountry = 8;

    public ClientFacts FactsOf(HttpRequest request)
    {
        var country = Header(request, options.Value.CountryHeader);
        var hasAsn = uint.TryParse(Header(request, options.Value.AsnHeader), CultureInfo.InvariantCulture, out var asn);
        return new ClientFacts(
            UserAgent.Parse(request.Headers.UserAgent.ToString()), IsCountry(country) ? country : null, hasAsn ? asn : null);
    }

    /// <summary>It becomes a label without a look by the rules that events pass.</summary>
    private static bool IsCountry(string? code) => code?.Length <= LongestCountry && code.All(char.IsAsciiLetterOrDigit);

    private static string? Header(HttpRequest request, string? name) =>
        string.IsNullOrEmpty(name) || request.Headers[name].ToString() is not { Length: > 0 } value ? null : value;
}
