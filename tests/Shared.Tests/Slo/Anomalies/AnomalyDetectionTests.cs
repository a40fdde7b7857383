using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Anomalies;

namespace OpenQoE.Tests.Shared.Slo.Anomalies;

public sealed class AnomalyDetectionTests
{
    private const int Day = 1440;
    private const int Week = 7 * Day;
    private const long Start = SimulatedTraffic.Start;

    private readonly List<SliCount> _cumulative = [default];
    private readonly List<SloTransition> _transitions = [];
    private readonly Random _random = new(3);
    private AlertState? _state;
    private AnomalyStatus? _status;

    private int Minutes => _cumulative.Count - 1;

    private void Run(int minutes, int valid, Func<int, double> badRatio, bool evaluate = true, Indicator indicator = Indicator.StartSuccess)
    {
        var slo = SomeSlo.Of(indicator);
        for (var i = 0; i < minutes; i++)
        {
            var expected = valid * badRatio(Minutes);
            var bad = Math.Clamp((long)Math.Round(expected + (Math.Sqrt(expected) * Normal())), 0, valid);
            _cumulative.Add(_cumulative[^1] + new SliCount(valid - bad, valid));
            if (evaluate)
            {
                _status = AnomalyDetection.Evaluate(slo, Start + Minutes, minute => _cumulative[(int)Math.Clamp(minute - Start, 0, Minutes)], _state);
                _state = _status.State;
                _transitions.AddRange(_status.Transition is { } t ? [t] : []);
            }
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private static double Evenings(int minute) => minute % Day is > 1080 and < 1320 ? 0.03 : 0.01;

    [Fact]
    public void Five_times_the_usual_errors_are_unusual_within_minutes_and_end_with_them()
    {
        Run(2 * Day, 200, _ => 0.01, evaluate: false);
        Run(60, 200, _ => 0.01);
        Assert.Empty(_transitions);

        Run(8, 200, _ => 0.05);
        var begun = Assert.Single(_transitions);
        Assert.True(begun.Firing);
        Assert.Equal(Severity.Warning, begun.Severity);
        Assert.Matches(@"^[0-9.]+ % were bad in the last five minutes, usual are 1(\.[0-9]+)? % \(z = [0-9.]+\)\.$", begun.Reason);

        Run(20, 200, _ => 0.01);
        Assert.False(_transitions[^1].Firing);
        Assert.Equal(begun.At, _transitions[^1].StartedAt);
    }

    [Fact]
    public void What_happens_every_evening_is_usual_once_four_weeks_are_known()
    {
        Run((4 * Week) + Day + 1000, 200, Evenings, evaluate: false);
        Run(180, 200, Evenings);
        Assert.Empty(_transitions);
        Assert.Equal(0.03, _status!.UsualBadRatio!.Value, 2);
    }

    [Fact]
    public void The_same_evening_is_unusual_while_only_a_day_is_known()
    {
        Run(1020, 200, Evenings, evaluate: false);
        Run(180, 200, Evenings);
        Assert.NotEmpty(_transitions);
    }

    [Fact]
    public void A_quiet_month_of_evaluations_is_hardly_ever_unusual()
    {
        Run(2 * Day, 200, _ => 0.01, evaluate: false);
        Run(7 * Day, 200, _ => 0.01);
        Assert.InRange(_transitions.Count(t => t.Firing), 0, 7 * 3);
    }

    [Fact]
    public void Fewer_errors_than_usual_are_unusual_too()
    {
        Run(2 * Day, 2_000, _ => 0.1, evaluate: false);
        Run(10, 2_000, _ => 0.02);
        Assert.True(_status!.Score < -AnomalyDetection.Limit);
        Assert.Single(_transitions);
    }

    [Fact]
    public void Where_nothing_ever_failed_a_single_failure_is_not_unusual()
    {
        Run(2 * Day, 20, _ => 0, evaluate: false);
        _cumulative[^1] -= new SliCount(1, 0);
        Run(10, 20, _ => 0);
        Assert.Empty(_transitions);
    }

    [Fact]
    public void Without_traffic_or_history_nothing_is_said()
    {
        Run(60, 200, _ => 0.5);
        Assert.Null(_status!.UsualBadRatio);
        Run(2 * Day, 0, _ => 0);
        Assert.Null(_status.BadRatio);
        Assert.Null(_status.Score);
        Assert.Empty(_transitions);
    }

    [Fact]
    public void The_same_minute_again_changes_nothing()
    {
        Run(2 * Day, 200, _ => 0.01, evaluate: false);
        Run(9, 200, _ => 0.1);
        var again = AnomalyDetection.Evaluate(SomeSlo.Starts(), Start + Minutes, _ => default, _state);
        Assert.Null(again.Transition);
        Assert.Equal(_state, again.State);
    }

    [Fact]
    public void Every_minute_asked_for_is_announced()
    {
        var edges = AnomalyDetection.EdgesOf(Start).ToHashSet();
        AnomalyDetection.Evaluate(SomeSlo.Starts(), Start, minute => edges.Contains(minute) ? new(minute, minute) : throw new InvalidOperationException($"{minute - Start}"), null);
    }
}
