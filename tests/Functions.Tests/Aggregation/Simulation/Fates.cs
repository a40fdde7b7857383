namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>Kills and freezes processes at random moments, and starts one in the place of each.</summary>
internal sealed class Fates
{
    private readonly World _world;
    private readonly Action _start;
    private int _kills;
    private int _freezes;

    public Fates(Scenario scenario, World world, Action start)
    {
        (_world, _start, _kills, _freezes) = (world, start, scenario.Kills, scenario.Freezes);
        for (var count = scenario.Single ? 1 : world.Random.Next(1, 4); count > 0; count--)
        {
            start();
        }
    }

    public void Strike()
    {
        var awake = _world.Processes.Where(p => p.IsAwake(_world.NowMs)).ToList();
        if (awake.Count == 0)
        {
            return;
        }

        var victim = awake[_world.Random.Next(awake.Count)];
        var fate = _world.Random.NextDouble();
        if (fate < 0.002 && _kills > 0)
        {
            _kills--;
            victim.Kill();
            _world.Processes.Remove(victim);
            _start();
        }
        else if (fate is >= 0.002 and < 0.003 && _freezes > 0)
        {
            _freezes--;
            victim.Freeze(_world.NowMs + (_world.Random.GetItems([5, 25, 60, 120], 1)[0] * 1000));
            _start();
        }
    }
}
