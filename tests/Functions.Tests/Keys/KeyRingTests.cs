using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Keys;
using OpenQoE.Shared.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Keys;

public sealed class KeyRingTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly MemoryKeyStore _store = new();
    private readonly ManualTimeProvider _clock = new(Some.Time);
    private readonly KeyRing _ring;

    public KeyRingTests() => _ring = new KeyRing(_store, _clock, NullLogger<KeyRing>.Instance);

    public void Dispose() => _ring.Dispose();

    [Fact]
    public async Task A_key_made_elsewhere_works_at_once()
    {
        await _ring.RefreshAsync(default);
        var text = _store.Put(SomeKey.Of("acme"));
        Assert.Equal("acme", (await FindAsync(text))?.Organisation);
    }

    [Fact]
    public async Task A_secret_made_elsewhere_works_at_once()
    {
        _store.Put(SomeKey.Of("acme"), "old");
        await _ring.RefreshAsync(default);
        var text = _store.Put(SomeKey.Of("acme"), "new");
        Assert.NotNull(await FindAsync(text));
    }

    [Fact]
    public async Task Guesses_make_the_table_be_read_once_a_second_whether_their_id_exists_or_not()
    {
        _store.Put(SomeKey.Of("acme"));
        await _ring.RefreshAsync(default);
        Assert.Equal(1, _store.Reads);

        for (var i = 0; i < 100; i++) Assert.Null(await FindAsync(i % 2 == 0 ? $"oqi_guess{i}_x" : "oqi_acme_guess"));
        Assert.Equal(2, _store.Reads);

        _clock.Advance(Second);
        Assert.Null(await FindAsync("oqi_guess_x"));
        Assert.Equal(3, _store.Reads);
    }

    [Fact]
    public async Task What_has_not_the_form_or_the_kind_of_a_key_is_not_looked_for()
    {
        await _ring.RefreshAsync(default);
        var admin = _store.Put(SomeKey.Of("acme", KeyKind.Admin));
        Assert.Null(await FindAsync("geheim"));
        Assert.Null(await FindAsync(admin));
        Assert.Null(await FindAsync(admin.Replace("oqa_", "oqi_")));
        Assert.NotNull((await _ring.FindAsync(KeyKind.Admin, admin, default)).Key);
    }

    [Fact]
    public async Task Keys_that_were_read_go_on_while_the_table_is_out_of_reach()
    {
        var text = _store.Put(SomeKey.Of("acme"));
        await _ring.RefreshAsync(default);
        _store.IsUnreachable = true;
        await _ring.RefreshAsync(default);
        Assert.NotNull(await FindAsync(text));
        Assert.False((await _ring.FindAsync(KeyKind.Ingest, "oqi_other_x", default)).IsUnreadable);
    }

    [Fact]
    public async Task Keys_that_were_never_read_are_said_to_be_unreadable_until_they_are()
    {
        var text = _store.Put(SomeKey.Of("acme"));
        _store.IsUnreachable = true;
        Assert.True((await _ring.FindAsync(KeyKind.Ingest, text, default)).IsUnreadable);
        Assert.Null(await _ring.GetAsync(default));

        _store.IsUnreachable = false;
        _clock.Advance(Second);
        Assert.NotNull(await FindAsync(text));
    }

    [Fact]
    public async Task A_read_that_hangs_is_given_up_and_costs_those_who_wait_one_more_at_most()
    {
        _store.ReadsAfter = new TaskCompletionSource().Task;
        var waiting = Enumerable.Range(0, 20).Select(i => _ring.FindAsync(KeyKind.Ingest, $"oqi_{i}_x", default).AsTask()).ToList();

        await _clock.WhenPendingAsync();
        _clock.Advance(5 * Second);
        await Eventually.HoldsAsync(() => _store.Reads == 2);
        await _clock.WhenPendingAsync();
        _clock.Advance(5 * Second);

        Assert.All(await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(60)), found => Assert.True(found.IsUnreadable));
        Assert.Equal(2, _store.Reads);
    }

    [Fact]
    public async Task A_key_that_was_revoked_elsewhere_stops_with_the_next_read()
    {
        var text = _store.Put(SomeKey.Of("acme"));
        using var refresh = new KeyRefresh(_ring, new KeysOptions(), _clock);
        await refresh.StartAsync(default);
        Assert.NotNull(await FindAsync(text));

        _store.Put(SomeKey.Of("acme") with { Revoked = Some.Time });
        await _clock.WhenPendingAsync();
        _clock.Advance(new KeysOptions().RefreshInterval);

        await Eventually.HoldsAsync(async () => await FindAsync(text) is null);
        await refresh.StopAsync(default);
    }

    private async Task<AccessKey?> FindAsync(string text) => (await _ring.FindAsync(KeyKind.Ingest, text, default)).Key;
}
