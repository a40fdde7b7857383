namespace OpenQoE.Shared.Events;

/// <summary>What a player can report. The numbers are part of the queue's message format: never reuse one.</summary>
public enum EventType : byte
{
    PlayerReady = 1,
    ViewStart = 2,
    Playing = 3,
    Pause = 4,
    Seek = 5,
    StallStart = 6,
    StallEnd = 7,
    QualityChange = 8,
    Error = 9,
    Quartile = 10,
    Heartbeat = 11,
    Ended = 12,
    ViewEnd = 13,
}
