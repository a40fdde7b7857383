using System.Collections.Frozen;
using System.Runtime.InteropServices;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Logs;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// Everything one slot counts. Changes happen in memory; <see cref="TakeSnapshot"/> hands over what must be committed for them to
/// last. Not safe for concurrent use. If a commit is lost, so is this object: a new one is restored from storage.
/// </summary>
public sealed class SlotState
{
    /// <summary>Of labels, unless said otherwise. Each takes some 2 KB, and of an attacker 10 KB.</summary>
    internal const int CombinationsHeld = 8_192;

    private readonly SlotStateSettings _settings;
    private readonly BudgetedSeries _series;
    private readonly LabelCombinations _combinations;
    private readonly AppliedIds _applied;
    private readonly SeenBatches _batches = new();
    private readonly ViewMemory _views = new();
    private readonly Governor _governor;
    private readonly SeriesSamples _samples = new();
    private readonly SliCounters _slis;
    private readonly FreshnessCounts _freshness = new();
    private readonly List<Measurement> _measurements = [];
    private readonly bool _isPerOrganisation;
    private List<int> _removed = [];
    private bool _changed;

    /// <param name="settings">Labels, limits, times.</param>
    public SlotState(SlotStateSettings settings)
        : this(settings, CombinationsHeld)
    {
    }

    /// <param name="settings">Labels, limits, times.</param>
    /// <param name="combinationsHeld">Of labels; that changes nothing but time and memory.</param>
    internal SlotState(SlotStateSettings settings, int combinationsHeld)
    {
        _settings = settings;
        (_applied, _governor, _slis) = (new(settings.KeepAppliedMs), new(settings.Policies, settings.Schema), new(settings.Slos));
        _isPerOrganisation = settings.BaseLabels.Contains(BaseLabels.Organisation);
        _series = new(settings.BaseLabels, _governor);
        _combinations = new(settings.SampledLabels, new CombinationScope(settings, _governor, _samples, _series), combinationsHeld);
    }

    public IReadOnlyCollection<Series> Series => _series.Set.All;

    public Governor Governor => _governor;

    /// <summary>Good and valid events of the objectives.</summary>
    public SliCounters Slis => _slis;

    /// <summary>A sample of the label sets that there would be without governance.</summary>
    public SeriesSamples Samples => _samples;

    /// <summary>True when a commit would save something.</summary>
    public bool HasUnsaved => _changed || _slis.SampledAtUnsaved;

    /// <summary>Counted before, committed or not.</summary>
    public bool IsApplied(ulong messageId) => _applied.Contains(messageId);

    /// <summary>Takes a state from storage.</summary>
    /// <param name="snapshots">In the order of their generations.</param>
    /// <param name="appliedIds">The oldest first, with the active ms at which they were counted.</param>
    /// <param name="active">The slot's <see cref="ActiveTime"/>.</param>
    public void Restore(IEnumerable<ReadOnlyMemory<byte>> snapshots, IEnumerable<(ulong Id, long At)> appliedIds, ActiveTime active)
    {
        var reader = new SnapshotReader(_series.Set, _slis);
        foreach (var snapshot in snapshots)
        {
            reader.Read(snapshot);
        }

        _applied.Active = active;
        foreach (var (id, at) in appliedIds)
        {
            _applied.Restore(id, at);
        }

        foreach (var series in _series.Set.All)
        {
            _series.Admit(series);
        }
    }

    /// <summary>Organisations of a message whose limits are not agreed on with other instances yet, by name as governed.</summary>
    /// <param name="message">Not counted yet.</param>
    /// <param name="now">Unix ms.</param>
    public IReadOnlyCollection<string> NotAgreed(EventMessage message, long now)
    {
        var found = new HashSet<string>();
        foreach (var organisation in message.Batches.SelectMany(batch => batch.Events).Select(e => e.OrgId).Distinct())
        {
            // Its name has to be agreed on before it can be known.
            if (_isPerOrganisation && !_governor.For(Governor.AllOrganisations).IsAgreed)
            {
                return [Governor.AllOrganisations];
            }

            found.Add(OrganisationOf(organisation, now));
        }

        found.RemoveWhere(organisation => _governor.For(organisation).IsAgreed);
        return found;
    }

    /// <summary>Says how many viewers an organisation had today, as far as all instances know.</summary>
    public void ShowViewers(string organisation, double viewers, long now)
    {
        var series = _series.GaugeOf(_governor.For(organisation), Metrics.UniqueViewers, new LabelSet([new(BaseLabels.Organisation, organisation)]));
        if (series.Values[0] != viewers)
        {
            series.Set(viewers, now);
            _changed = true;
        }
    }

    /// <summary>Counts the events of a message. Call it once per id.</summary>
    /// <param name="message">A message whose id is not applied.</param>
    /// <param name="now">Unix ms.</param>
    /// <returns>How many events were counted, and those that were a client's repeats.</returns>
    public (int Counted, IReadOnlySet<PlayerEvent> Repeats) Apply(EventMessage message, long now)
    {
        var (counted, repeats) = (0, (HashSet<PlayerEvent>?)null);
        foreach (var batch in message.Batches)
        {
            foreach (var e in batch.Events)
            {
                if (_batches.IsNew(batch, e, now))
                {
                    Count(e, batch.ReceivedAt.ToUnixTimeMilliseconds(), now);
                    counted++;
                }
                else
                {
                    (repeats ??= []).Add(e);
                }
            }
        }

        _applied.Add(message.Id, now);
        _changed = true;
        return (counted, repeats ?? (IReadOnlySet<PlayerEvent>)FrozenSet<PlayerEvent>.Empty);
    }

    /// <summary>Where the line of an event belongs, by what was admitted when it was counted. Changes nothing.</summary>
    public LogStream StreamOf(PlayerEvent e)
    {
        var organisation = _isPerOrganisation ? _governor.FindOrganisation(e.OrgId ?? "") : Governor.AllOrganisations;
        var environment = _governor.Organisations.GetValueOrDefault(organisation)?.Find(LogFields.Environment, e.Env);
        return new LogStream(organisation, environment ?? "", e.Type);
    }

    /// <summary>Counts requests of events.</summary>
    /// <param name="organisation">As the events state it.</param>
    /// <param name="requests">Those that were kept, of all.</param>
    /// <param name="now">Unix ms.</param>
    public void CountRequests(string organisation, SliCount requests, long now)
    {
        _slis.CountRequests(OrganisationOf(organisation, now), requests, now);
        _changed = true;
    }

    /// <summary>What was collected last has arrived: counts how fresh it was.</summary>
    /// <param name="now">Unix ms.</param>
    public void Published(long now) => CountFresh(_freshness.Published(now), now);

    /// <summary>What has to be stored so that everything applied so far lasts.</summary>
    /// <param name="full">True for all series, false for those changed since the last snapshot.</param>
    public SlotSnapshot TakeSnapshot(bool full)
    {
        var writer = new SnapshotWriter();
        if (!full)
        {
            // First: labels that left may have come back since, as another series.
            _removed.ForEach(writer.WriteRemoved);
        }

        foreach (var series in _series.Set.All.Where(s => full || s.Unsaved))
        {
            writer.Write(series, define: full || !series.Defined);
            (series.Unsaved, series.Defined) = (false, true);
        }

        WriteSlis(writer, full);
        _removed = [];
        _changed = false;
        return new SlotSnapshot(full, writer.Written, _applied.TakeUnsaved(), _applied.Active);
    }

    private void WriteSlis(SnapshotWriter writer, bool full)
    {
        foreach (var counter in _slis.All.Where(c => full || c.Unsaved))
        {
            writer.Write(counter, define: full || !counter.Defined);
            (counter.Unsaved, counter.Defined) = (false, true);
        }

        if (full || _slis.SampledAtUnsaved)
        {
            writer.WriteSampledAt(_slis.SampledAt);
            _slis.SampledAtUnsaved = false;
        }
    }

    /// <summary>What to publish now. Take it together with the snapshot, and send it only when that is committed.</summary>
    /// <param name="slot">The writer.</param>
    /// <param name="timestamp">Unix ms of the publication.</param>
    /// <param name="now">Unix ms; before the timestamp when the clock went back.</param>
    /// <param name="scope">All that is due, or only what follows a zero.</param>
    public Publication Collect(int slot, long timestamp, long now, PublicationScope scope = PublicationScope.All)
    {
        CountFresh(_freshness.TakeLate(now), now);
        _freshness.Collected();
        var due = new List<PublishedSeries>();
        foreach (var series in _series.Set.All)
        {
            if (scope == PublicationScope.AfterZero ? !series.ZeroSent : KindOf(series, now) is null)
            {
                continue;
            }

            var kind = KindOf(series, now) ?? SampleKind.Values;
            due.Add(new(series, kind, kind == SampleKind.Values ? [.. series.Values] : []));
            (series.Unsent, series.ZeroSent) = (false, false);
        }

        return new Publication(slot, timestamp, due);
    }

    /// <summary>A receiver has taken these series.</summary>
    /// <returns>True when new series may now be followed by their values.</returns>
    public bool Sent(IEnumerable<PublishedSeries> sent, long timestamp)
    {
        var opened = false;
        foreach (var (series, kind, _) in sent)
        {
            series.SentAt = timestamp;
            if (kind == SampleKind.Zero)
            {
                (series.Opened, series.ZeroSent, series.Unsaved, series.Unsent) = (true, true, true, true);
                series.StartedAt = timestamp;
                _changed = opened = true;
            }
            else if (kind == SampleKind.End && !series.Unsent)
            {
                _series.Remove(series);
                _removed.Add(series.Id);
                _changed = true;
            }
        }

        return opened;
    }

    /// <summary>These series did not arrive: the next publication takes them again.</summary>
    public static void NotSent(IEnumerable<PublishedSeries> lost)
    {
        foreach (var (series, _, _) in lost)
        {
            series.Unsent = true;
        }
    }

    // What was counted is published before the series may end, however long the receiver was away.
    private SampleKind? KindOf(Series series, long now) =>
        !series.Opened ? SampleKind.Zero
        : series.Unsent ? SampleKind.Values
        : series.UpdatedAt < now - _settings.IdleMs ? SampleKind.End
        : series.SentAt <= now - _settings.ResendMs ? SampleKind.Values
        : null;

    private void Count(PlayerEvent e, long receivedAt, long now)
    {
        _measurements.Clear();
        new EventMeter(e, _views, _measurements).Measure();
        var window = _governor.WindowAt(now);
        var labels = _combinations.Of(e);
        labels.Govern(window).Count(e.ViewerId, now);
        _slis.Count(labels.Organisation, e, now);
        _freshness.Add(labels.Organisation, receivedAt);
        foreach (ref readonly var measurement in CollectionsMarshal.AsSpan(_measurements))
        {
            labels.Add(measurement, window, now);
        }
    }

    private void CountFresh(IEnumerable<(string Organisation, long Age, long Events)> published, long now)
    {
        foreach (var (organisation, age, events) in published)
        {
            _slis.CountPublished(organisation, age, events, now);
            _changed = true;
        }
    }

    private string OrganisationOf(string? organisation, long now) =>
        _isPerOrganisation ? _governor.OrganisationOf(organisation ?? "", _governor.WindowAt(now)) : Governor.AllOrganisations;
}
