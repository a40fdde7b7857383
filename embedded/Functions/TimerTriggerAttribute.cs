using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function by a schedule; two runs never overlap.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>
    /// An NCRONTAB expression of six fields (seconds first, UTC), a <see cref="TimeSpan"/> between runs, or <c>%Setting%</c>.
    /// </summary>
    public string Schedule { get; } = schedule;

    /// <summary>In Azure: keep the schedule's status in storage. The embedded host keeps it in memory.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether to run once as the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
