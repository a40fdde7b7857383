namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>Something to watch.</summary>
/// <param name="Id">Goes into <c>video.id</c>.</param>
/// <param name="Name">Goes into <c>video.title</c>.</param>
/// <param name="Series">Null when it stands alone.</param>
/// <param name="Duration">Null when it is live.</param>
/// <param name="Popularity">Relative to the other titles.</param>
public sealed record Title(string Id, string Name, string? Series, TimeSpan? Duration, double Popularity)
{
    public bool IsLive => Duration is null;
}
