using System.Collections.Concurrent;
using OpenQoE.Shared.Alerting;

namespace OpenQoE.Functions.Incidents;

/// <summary>How many notifications one channel may take up at a time on this instance: the rest belongs to the others.</summary>
public sealed class ChannelTurns
{
    /// <summary>Until a message is looked at again that could not have its turn.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);

    private const int AtOnce = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, int> _taken = new();

    /// <summary>How long a message waits for the one before it: the longer it has, the longer.</summary>
    public static TimeSpan PauseAt(TimeSpan age) =>
        age / 4 is var pause && pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause;

    /// <summary>How long a message waits after so many attempts that failed, where the channel does not say.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, attempts), 300));

    /// <summary>A turn, to be given back; null when the channel has all that it may have.</summary>
    public IDisposable? TryTake(NotificationMessage message)
    {
        var channel = $"{message.Organisation}\0{message.ChannelKey}";
        if (_taken.AddOrUpdate(channel, 1, (_, taken) => taken + 1) <= AtOnce)
        {
            return new Turn(this, channel);
        }

        GiveBack(channel);
        return null;
    }

    private void GiveBack(string channel)
    {
        if (_taken.AddOrUpdate(channel, 0, (_, taken) => taken - 1) == 0)
        {
            _taken.TryRemove(KeyValuePair.Create(channel, 0));
        }
    }

    private sealed class Turn(ChannelTurns turns, string channel) : IDisposable
    {
        public void Dispose() => turns.GiveBack(channel);
    }
}
