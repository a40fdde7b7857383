using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Ingest;

/// <summary>Tells from a request's key who posts. Where no key was ever set up, the same machine may.</summary>
public sealed class CallerResolver(IOptions<IngestOptions> options, KeyRing keys, TimeProvider clock)
{
    /// <summary>Names the configured key where keys have ids; made ones have no such letters.</summary>
    private const string ConfiguredKey = "CONFIGURED";

    private readonly Caller _keyless = Keyless(options.Value);
    private readonly Caller _configured = Keyless(options.Value) with { Quota = new Quota(ConfiguredKey, default) };

    internal async ValueTask<CallerDecision> ResolveAsync(HttpRequest request, CancellationToken cancellation)
    {
        var sent = RequestKey.Of(request);
        var configured = options.Value.ApiKey is { Length: > 0 } key ? key : null;
        if (configured is not null && RequestKey.Matches(configured, sent)) return _configured;

        var found = await keys.FindAsync(KeyKind.Ingest, sent, cancellation);
        if (found.Key is { } own) return new Caller(own.Organisation, own.Origins, new Quota(own.Id, own.Limit));
        if (found.IsUnreadable) return Answer.KeysUnknown(options.Value.RetryAfter);

        // Also where no key is needed, one that was revoked stops.
        return configured is null && KeyText.Parse(sent) is null ? await WithoutKeyAsync(request, cancellation) : Answer.NoKey;
    }

    private async ValueTask<CallerDecision> WithoutKeyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await keys.GetAsync(cancellation) is not { } all) return Answer.KeysUnknown(options.Value.RetryAfter);
        if (all.HasIngestKey(clock.GetUtcNow())) return Answer.NoKey;
        return Loopback.IsSource(request) ? _keyless : Answer.KeyNeeded;
    }

    private static Caller Keyless(IngestOptions options) => new(
        string.IsNullOrEmpty(options.Organisation) ? null : options.Organisation, AllowedOrigins.Parse(options.AllowedOrigins), Quota: null);
}
