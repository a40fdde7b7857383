using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>An NCRONTAB expression, in UTC.</summary>
internal sealed class CronSchedule(CrontabSchedule crontab) : ISchedule
{
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var next = crontab.GetNextOccurrence(after.UtcDateTime);
        // NCrontab answers with the end of its search where nothing matches, as for 30 February.
        return next >= DateTime.MaxValue.AddDays(-1) ? null : new DateTimeOffset(DateTime.SpecifyKind(next, DateTimeKind.Utc));
    }
}
