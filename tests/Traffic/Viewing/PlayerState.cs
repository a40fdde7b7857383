namespace OpenQoE.Tests.Traffic.Viewing;

public enum PlayerState
{
    /// <summary>The page is there, nobody has asked to play.</summary>
    Idle,

    /// <summary>Play was asked for, no frame is shown yet.</summary>
    Starting,
    Playing,

    /// <summary>Out of data after the start.</summary>
    Stalled,
    Seeking,
    Paused,

    /// <summary>At the end of the media, or the view is over.</summary>
    Ended,
}
