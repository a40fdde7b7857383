using System.ComponentModel.DataAnnotations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Shared.Events;

namespace OpenQoE.Functions.Logs;

/// <summary>Section <c>OpenQoE:Logs</c>. The address is Loki's, with <c>/loki/api/v1/push</c>; without one, no lines are made.</summary>
public sealed class LogOptions : DestinationOptions
{
    private const string Nothing = "none";

    public LogOptions() => Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Event types that make no lines, separated by commas; <c>none</c> for none.</summary>
    public string LeaveOut { get; set; } = EventType.Heartbeat.ToName();

    /// <summary>How long lines are gathered.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PushInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of lines in one push, at most; so many do not wait for the interval.</summary>
    [Range(64 * 1024, 3 * 1024 * 1024)]
    public int MaximumPushBytes { get; set; } = 1024 * 1024;

    /// <summary>Bytes of lines that wait in memory; what does not fit goes to the queue.</summary>
    [Range(1024 * 1024, 1024 * 1024 * 1024)]
    public int MaximumWaitingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>A line of an older event gets the time of its push. Less than half of Loki's <c>max_chunk_age</c>.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromMinutes(45);

    /// <summary>How long lines that Loki does not take are tried again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan KeepDeferred { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The types of <see cref="LeaveOut"/>.</summary>
    public IReadOnlySet<EventType> LeftOut => Names.Select(EventTypeNames.Parse).OfType<EventType>().ToHashSet();

    private IEnumerable<string> Names => LeaveOut.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(name => name != Nothing);

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in base.Validate(validationContext))
            yield return result;
        foreach (var name in Names.Where(name => EventTypeNames.Parse(name) is null))
            yield return new ValidationResult($"There is no event type {name}.", [nameof(LeaveOut)]);
    }
}
