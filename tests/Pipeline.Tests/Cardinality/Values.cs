using OpenQoE.Tests.Pipeline.Load;

namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>Events of the same size and shape, with label values that are few, or all different.</summary>
internal static class Values
{
    private const int Videos = 16;
    private const int Versions = 4;
    private const int Codes = 8;

    private static readonly string[] Types = ["error", "playing", "error", "stall_end"];
    private static readonly string[] KnownVideos = [.. Enumerable.Range(0, Videos).Select(i => Random("video", i, LongOr(40, i, 256)))];
    private static readonly string[] KnownVersions = [.. Enumerable.Range(0, Versions).Select(i => Random("v", i, LongOr(12, i, 64)))];
    private static readonly string[] KnownCodes = [.. Enumerable.Range(0, Codes).Select(i => Random("E", i, LongOr(20, i, 256)))];

    /// <summary>What an audience watches.</summary>
    public static LoadEvent Known(int request, int i) => Event(request, i, KnownVideos[(request + i) % Videos], KnownVersions[i / 4 % Versions], KnownCodes[(request + (i / 2)) % Codes]);

    /// <summary>What nobody has sent before.</summary>
    public static LoadEvent Unique(int request, int i) =>
        Event(request, i, Random("video", i, LongOr(40, i, 256)), Random("v", i, LongOr(12, i, 64)), Random("E", i, LongOr(20, i, 256)));

    private static LoadEvent Event(int request, int i, string video, string version, string code)
    {
        var type = Types[i % Types.Length];
        return new(type, "acme", video, "akamai", version, type == "error" ? code : null, "tv", Viewer: (request * 31) + i);
    }

    // Some are as long as they may be, as many of the known as of the unique.
    private static int LongOr(int length, int i, int maximum) => i % 8 == 3 ? maximum : length;

    private static string Random(string prefix, int i, int length)
    {
        Span<char> text = stackalloc char[length];
        System.Random.Shared.GetItems("0123456789abcdefghijklmnopqrstuv", text);
        prefix.CopyTo(text);
        return new string(text);
    }
}
