using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>
/// Keeps the governance of a slot in step with that of other instances. See docs/decisions/012-shared-admissions.md for why all together never
/// exceed a limit.
/// </summary>
public sealed class CardinalitySync(
    LedgerAgreement agreement, CardinalityReporter reporter, CardinalityOptions options, TimeProvider time, ILogger<CardinalitySync> logger)
{
    /// <summary>How often it is looked at what is to be done.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WarnEvery = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _ensuring = new(1, 1);
    private OwnedSlot? _slot;
    private Dictionary<string, Progress> _organisations = [];
    private long _lookedAt;
    private long _warnedAt;

    /// <summary>Makes sure that what an organisation may have is agreed on before its first event is counted.</summary>
    public async Task EnsureAsync(OwnedSlot slot, EventMessage message, CancellationToken cancellation)
    {
        if (NotAgreed().Count == 0)
        {
            return;
        }

        // Many messages wait for the same.
        await _ensuring.WaitAsync(cancellation);
        try
        {
            while (NotAgreed() is { Count: > 0 } organisations)
            {
                await agreement.RefreshLiveSlotsAsync(cancellation);
                foreach (var organisation in organisations)
                {
                    await reporter.ReadViewersAsync(slot, organisation, cancellation);
                    await agreement.AgreeAsync(slot, organisation, cancellation);
                }
            }
        }
        finally
        {
            _ensuring.Release();
        }

        IReadOnlyCollection<string> NotAgreed() => slot.Read(state => state.NotAgreed(message, Now));
    }

    /// <summary>Agrees on and reports what is due, as far as the storage takes it.</summary>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task RunAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        try
        {
            await DoWhatIsDueAsync(slot, cancellation);
        }
        catch (Exception e) when (StorageErrors.Include(e) && !cancellation.IsCancellationRequested)
        {
            if (Now - _warnedAt > WarnEvery.TotalMilliseconds)
            {
                _warnedAt = Now;
                logger.LogWarning("Labels cannot be agreed on with other instances; what is admitted stays so: {Reason}", e.Message);
            }
        }
    }

    private async Task DoWhatIsDueAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        if (_slot != slot)
        {
            (_slot, _organisations) = (slot, []);
        }

        var found = slot.Read(state => state.Governor.Organisations.Where(o => o.Value.IsAgreed).Select(o => new Found(o.Key, o.Value)).ToList());
        var somebodyCameOrWent = found.Count > 0 && await LiveSlotsChangedAsync(cancellation);
        foreach (var (organisation, isDirty, isUrgent, events) in found)
        {
            var progress = _organisations.TryGetValue(organisation, out var known) ? known : _organisations[organisation] = new Progress();
            progress.MustAgree |= somebodyCameOrWent;
            if (isUrgent || ((isDirty || progress.MustAgree) && Now - progress.AgreedAt >= options.SyncInterval.TotalMilliseconds))
            {
                await agreement.AgreeAsync(slot, organisation, cancellation);
                (progress.AgreedAt, progress.MustAgree) = (Now, false);
            }

            if (events != progress.ReportedEvents && Now - progress.ReportedAt >= options.ReportInterval.TotalMilliseconds)
            {
                await ReportAsync(slot, organisation, cancellation);
                (progress.ReportedAt, progress.ReportedEvents) = (Now, events);
            }
        }
    }

    /// <summary>Brings the ledger and the report of an organisation up to date, for somebody who looks at them.</summary>
    public async Task RefreshAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        if (slot.Read(state => state.Governor.Organisations.TryGetValue(organisation, out var governor) && governor.IsAgreed))
        {
            await agreement.AgreeAsync(slot, organisation, cancellation);
            await ReportAsync(slot, organisation, cancellation);
        }
    }

    /// <summary>At the end: tells what was not told yet, as far as the storage takes it.</summary>
    public async Task StopAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        try
        {
            foreach (var organisation in slot.Read(state => state.Governor.Organisations.Keys.ToList()))
            {
                await RefreshAsync(slot, organisation, cancellation);
            }
        }
        catch (Exception e)
        {
            logger.LogWarning("What is known of labels and viewers could not be stored at the end: {Reason}", e.Message);
        }
    }

    private async Task ReportAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        if (agreement.LiveSlots.Count > 1)
        {
            await reporter.ReadViewersAsync(slot, organisation, cancellation);
        }

        await reporter.ReportAsync(slot, organisation, cancellation);
    }

    private async Task<bool> LiveSlotsChangedAsync(CancellationToken cancellation)
    {
        if (Now - _lookedAt < options.SyncInterval.TotalMilliseconds)
        {
            return false;
        }

        _lookedAt = Now;
        var before = agreement.LiveSlots;
        await agreement.RefreshLiveSlotsAsync(cancellation);
        return !agreement.LiveSlots.SetEquals(before);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Found(string Organisation, bool IsDirty, bool IsUrgent, long Events)
    {
        public Found(string organisation, OrganisationGovernor governor)
            : this(organisation, governor.IsDirty, governor.IsUrgent, governor.Events)
        {
        }
    }

    /// <summary>Times in Unix ms.</summary>
    private sealed class Progress
    {
        public long AgreedAt { get; set; }

        public bool MustAgree { get; set; }

        public long ReportedAt { get; set; }

        public long ReportedEvents { get; set; }
    }
}
