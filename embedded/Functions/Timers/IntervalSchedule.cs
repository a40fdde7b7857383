namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>A constant time between runs.</summary>
internal sealed class IntervalSchedule(TimeSpan interval) : ISchedule
{
    public DateTimeOffset? Next(DateTimeOffset after) => after + interval;
}
