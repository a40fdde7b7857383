namespace OpenQoE.Functions.Notifications;

/// <summary>
/// Takes secrets out of what a server said: an error page likes to repeat the path that was asked for, which of a webhook is the secret.
/// </summary>
internal static class Redaction
{
    private const string Hidden = "<secret>";
    private const int ShortestPart = 8;

    /// <param name="text">What was said.</param>
    /// <param name="address">Where the request went to. Its host alone may be seen.</param>
    /// <param name="secrets">What else was in the request.</param>
    public static string Of(string text, Uri address, IReadOnlyList<string> secrets)
    {
        var path = address.PathAndQuery;

        // A part that is repeated alone, or in another encoding; one that is shorter could be any word.
        var parts = path.Split('/', '?', '&', '=').Concat(secrets).Where(part => part.Length >= ShortestPart);
        var all = parts.Append(path).SelectMany(part => new[] { part, Uri.UnescapeDataString(part) }).Where(part => part.Length > 1);
        return all.Distinct().OrderByDescending(part => part.Length)
            .Aggregate(text, (said, part) => said.Replace(part, Hidden, StringComparison.OrdinalIgnoreCase));
    }
}
