namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>When a timer runs.</summary>
internal interface ISchedule
{
    /// <summary>The first occurrence after <paramref name="after"/> (both UTC); null if there is none.</summary>
    DateTimeOffset? Next(DateTimeOffset after);
}
