namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>What befalls the processes at random moments; one starts in the place of each that goes.</summary>
internal sealed class Fates
{
    private const long StandstillMs = 15 * 60_000;

    private readonly World _world;
    private readonly SimulatedReceiver _receiver;
    private readonly Func<AggregatorProcess> _create;
    private readonly List<AggregatorProcess> _aggregators = [];
    private int _kills;
    private int _freezes;
    private int _stops;
    private int _standstills;
    private int _outages;

    public Fates(Scenario scenario, World world, SimulatedReceiver receiver, Func<AggregatorProcess> create)
    {
        (_world, _receiver, _create) = (world, receiver, create);
        (_kills, _freezes, _stops) = (scenario.Kills, scenario.Freezes, scenario.Stops);
        (_standstills, _outages) = (scenario.Standstills, scenario.Outages);
        for (var count = scenario.Single ? 1 : world.Random.Next(1, 4); count > 0; count--)
        {
            Start();
        }
    }

    public void Strike()
    {
        var awake = _aggregators.Where(a => a.Process.IsAwake(_world.NowMs)).ToList();
        if (awake.Count == 0)
        {
            return;
        }

        var victim = awake[_world.Random.Next(awake.Count)];
        var fate = _world.Random.Next(10_000);
        if (fate < 20 && _kills-- > 0)
        {
            Kill(victim);
            Start();
        }
        else if (fate is >= 20 and < 30 && _freezes-- > 0)
        {
            victim.Process.Freeze(_world.NowMs + (_world.Random.GetItems([5, 25, 60, 120], 1)[0] * 1000));
            Start();
        }
        else if (fate is >= 30 and < 40 && _stops-- > 0)
        {
            victim.Stop();
            _aggregators.Remove(victim);
            Start();
        }
        else if (fate is >= 40 and < 45 && _standstills-- > 0)
        {
            _aggregators.ToList().ForEach(Kill);
            Start().Process.Freeze(_world.NowMs + StandstillMs);
        }
        else if (fate is >= 50 and < 55 && _outages-- > 0)
        {
            _receiver.DownUntil = _world.NowMs + _world.Random.Next(10_000, 120_000);
        }
    }

    private AggregatorProcess Start()
    {
        var aggregator = _create();
        _aggregators.Add(aggregator);
        _world.Processes.Add(aggregator.Process);
        aggregator.Process.Start(aggregator.RunAsync);
        return aggregator;
    }

    private void Kill(AggregatorProcess victim)
    {
        victim.Process.Kill();
        _aggregators.Remove(victim);
        _world.Processes.Remove(victim.Process);
    }
}
