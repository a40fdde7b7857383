namespace OpenQoE.Functions.Notifications;

/// <summary>A request to a channel's server.</summary>
/// <param name="Url">Http or https; never shown, since it can be a secret.</param>
/// <param name="Body">JSON.</param>
public sealed record ChannelPost(string Url, byte[] Body)
{
    /// <summary>Besides the content's.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What it holds that nobody may see, besides the address: a server may repeat it in what it says of an error.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>True: what the server says matters also when it takes the request.</summary>
    public bool ReadsAnswer { get; init; }
}
