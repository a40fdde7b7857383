namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer's schedule stands. All times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The last run; <see cref="DateTime.MinValue"/> before the first.</summary>
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    /// <summary>When this status last changed.</summary>
    public DateTime LastUpdated { get; set; }
}
