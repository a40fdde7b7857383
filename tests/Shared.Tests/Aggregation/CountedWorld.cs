using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Tests.Shared.Governance;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary>
/// Slots that count <see cref="RandomTraffic"/>, agree, publish, save, die and are restored, over many windows: a seed fixes everything that happens.
/// </summary>
internal sealed class CountedWorld(SlotStateSettings settings, int seed, int combinationsHeld = SlotState.CombinationsHeld)
{
    private const int Slots = 2;

    private readonly Random _random = new(seed);
    private readonly RandomTraffic _traffic = new(new Random(seed));
    private readonly GovernedInstances _instances = new(Slots, settings, combinationsHeld);
    private readonly StringBuilder _happened = new();
    private long _now = SomeSlot.Start;

    /// <summary>Lets so many batches come, with all that happens beside.</summary>
    public void Run(int batches)
    {
        for (var i = 0; i < batches; i++)
        {
            // A clock may go back.
            _now += _random.Next(400) - (_random.Next(50) == 0 ? 500 : 0);
            var slot = _random.Next(Slots);
            Count(slot);
            if (_random.Next(100) == 0) Agree(slot);
            if (_random.Next(40) == 0) Publish(slot);
            if (_random.Next(40) == 0) Append(_instances.Slots[slot].TakeSnapshot(full: _random.Next(3) == 0).Series.Span);
            if (_random.Next(500) == 0) _instances.Kill(slot);
        }
    }

    /// <summary>Digests of everything that the slots know, and of what they published and saved, by what it is about.</summary>
    public IEnumerable<(string About, string Digest)> Digests()
    {
        var states = _instances.Slots;
        yield return ("published and saved", Digest(_happened.ToString()));
        yield return ("series", Digest(string.Join('\n', states.SelectMany(state => state.Series).Select(Describe))));
        yield return ("governance", Digest(string.Join('\n', states.SelectMany(Governance))));
        yield return ("SLIs", Digest(JsonSerializer.Serialize(states.Select(state => (state.Slis.Unsampled(_now / 3_600_000), state.Slis.All)), Json)));
    }

    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    private void Count(int slot)
    {
        var batch = _traffic.Next(_now);
        var (counted, repeats) = _instances.Count(slot, batch, _now);
        _happened.AppendLine($"{counted} {string.Join(' ', repeats.Select(e => e.Index))} {_instances.Slots[slot].StreamOf(batch.Events[0])}");
    }

    private void Agree(int slot)
    {
        foreach (var organisation in _instances.Slots[slot].Governor.Organisations.Keys.ToList())
        {
            _instances.Agree(slot, _now, organisation, fails: _random.Next(5) == 0, meanwhile: () => Count(slot));
        }

        _instances.Report(slot, _now);
    }

    private void Publish(int slot)
    {
        var state = _instances.Slots[slot];
        var publication = state.Collect(slot, _now, _now, _random.Next(4) == 0 ? PublicationScope.AfterZero : PublicationScope.All);
        foreach (var (series, kind, values) in publication.Series) _happened.AppendLine($"{series.Id} {kind} {string.Join(' ', values)}");
        if (_random.Next(6) == 0)
        {
            SlotState.NotSent(publication.Series);
            return;
        }

        state.Sent(publication.Series, publication.Timestamp);
        state.Published(_now);
        if (_random.Next(2) == 0) state.Slis.Sampled(_now);
    }

    private void Append(ReadOnlySpan<byte> snapshot) => _happened.AppendLine(Convert.ToHexString(SHA256.HashData(snapshot)));

    private static string Describe(Series s) =>
        $"{s.Id} {s.Metric.Name} {string.Join(' ', s.Labels)} {string.Join(' ', s.Values)} {s.UpdatedAt} {s.Opened} {s.ZeroSent} {s.Defined} {s.Unsaved} {s.Unsent} {s.SentAt}";

    private IEnumerable<string> Governance(SlotState state)
    {
        foreach (var (name, governor) in state.Governor.Organisations)
        {
            yield return $"{name} {governor.Events} {governor.IsDirty} {governor.IsUrgent} {governor.IsAgreed}";
            yield return JsonSerializer.Serialize(SlotReports.Of(state, 0, name, settings.SampledLabels, _now));
            foreach (var (label, admissions) in governor.Labels) yield return $"{label} {string.Join(' ', admissions.Values)} {admissions.IsStarved} {admissions.HasNews}";
        }
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
