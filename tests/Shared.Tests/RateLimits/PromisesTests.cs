using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

public class PromisesTests
{
    private readonly Promises _promises = new();

    [Fact]
    public void A_promise_is_found_until_it_is_fulfilled()
    {
        _promises.Add("a", tokens: 5, due: 3, now: 0);
        Assert.False(_promises.AnyDue(2.9));
        Assert.True(_promises.AnyDue(3));
        _promises.Fulfil(_promises.Find("a")!);
        Assert.Null(_promises.Find("a"));
        Assert.False(_promises.AnyDue(3));
        Assert.Equal(0, _promises.Expire(1_000));
    }

    [Fact]
    public void Tokens_of_those_who_do_not_come_in_time_are_given_back_once()
    {
        for (var i = 0; i < 4; i++) _promises.Add($"{i}", tokens: 5, due: i, now: 0);
        _promises.Fulfil(_promises.Find("1")!);
        Assert.Equal(0, _promises.Expire(Promises.Patience));
        Assert.Equal(10, _promises.Expire(Promises.Patience + 2.5));
        Assert.Null(_promises.Find("2"));
        Assert.NotNull(_promises.Find("3"));
        Assert.Equal(5, _promises.Expire(100));
        Assert.Equal(0, _promises.Expire(200));
    }

    [Fact]
    public void There_are_never_more_than_fit_into_memory()
    {
        var made = 0;
        for (; _promises.MayPromise(0); made++) _promises.Add($"{made}", 1, 1, 0);
        Assert.Equal(2_000, made);
        _promises.Fulfil(_promises.Find("0")!);
        Assert.True(_promises.MayPromise(0));
    }

    [Fact]
    public void Clients_that_never_come_are_promised_something_once_in_a_while_until_one_does()
    {
        for (var i = 0; i < 32; i++) _promises.Add($"{i}", 1, due: 1, now: 0);
        _promises.Expire(20);
        Assert.True(_promises.AreInVain);
        Assert.False(_promises.MayPromise(20));
        Assert.True(_promises.MayPromise(60));

        _promises.Add("listens", 1, due: 61, now: 60);
        Assert.False(_promises.MayPromise(61));
        _promises.Fulfil(_promises.Find("listens")!);
        Assert.True(_promises.MayPromise(61));
    }
}
