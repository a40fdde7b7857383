namespace OpenQoE.Shared.Events.Schema;

/// <summary>Addresses of media carry tokens and passwords, which are no business of ours.</summary>
internal static class SourceUrl
{
    /// <summary>The address without query, fragment and user.</summary>
    public static string WithoutSecrets(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        if (end >= 0) url = url[..end].TrimEnd();
        var authority = url.IndexOf("//", StringComparison.Ordinal) + 2;
        if (authority < 2) return url;
        var path = url.IndexOf('/', authority);
        var at = url.LastIndexOf('@', path < 0 ? url.Length - 1 : path);
        return at < authority ? url : url[..authority] + url[(at + 1)..];
    }
}
