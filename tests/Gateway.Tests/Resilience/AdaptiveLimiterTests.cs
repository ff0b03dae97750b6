using LearningThePrior.Gateway.Resilience;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Tests.Resilience;

/// <summary>Half for refusals, a little more for replies, nothing while paused.</summary>
public sealed class AdaptiveLimiterTests
{
    private static readonly Fault Refusal = new(ModelFailure.RateLimited, "HTTP 429", "") { IsRefusal = true, MayPass = true };

    private static readonly Fault Trouble = new(ModelFailure.ServerError, "HTTP 500", "") { MayPass = true };

    private readonly ManualTime _time = new();

    [Fact]
    public async Task All_refusals_of_calls_that_were_under_way_together_halve_once()
    {
        using var limiter = Limiter(64);
        var turns = await EnterAsync(limiter, 40);

        foreach (var turn in turns)
        {
            limiter.Leave(turn, Refusal);
        }

        // Half of the 40 that were under way, not of the 64 that might have been.
        Assert.Equal(20, limiter.Limit);
    }

    [Fact]
    public async Task A_round_of_replies_adds_one()
    {
        using var limiter = Limiter(16);
        limiter.Leave(await limiter.EnterAsync(TestContext.Current.CancellationToken), Refusal);
        Assert.Equal(1, limiter.Limit);

        for (var limit = 1; limit < 16; limit++)
        {
            // 1/n for each of n replies is a little less than one, as the limit grows meanwhile: one more reply makes it up.
            for (var i = 0; i <= limit && limiter.Limit == limit; i++)
            {
                var turns = await EnterAsync(limiter, limiter.Limit);
                limiter.Leave(turns[0], null);
                foreach (var turn in turns.Skip(1))
                {
                    limiter.Leave(turn, Trouble);
                }
            }

            Assert.Equal(limit + 1, limiter.Limit);
        }
    }

    [Fact]
    public async Task Other_trouble_and_replies_far_below_the_limit_change_nothing()
    {
        using var limiter = Limiter(8);
        foreach (var turn in await EnterAsync(limiter, 8))
        {
            limiter.Leave(turn, Refusal);
        }

        for (var i = 0; i < 100; i++)
        {
            limiter.Leave(await limiter.EnterAsync(TestContext.Current.CancellationToken), i % 2 == 0 ? null : Trouble);
        }

        Assert.Equal(4, limiter.Limit);
    }

    [Fact]
    public async Task Who_comes_first_is_let_in_first()
    {
        using var limiter = Limiter(1);
        var turn = await limiter.EnterAsync(TestContext.Current.CancellationToken);
        var second = limiter.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        var third = limiter.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(second.IsCompleted);

        limiter.Leave(turn, null);
        turn = await second;
        Assert.False(third.IsCompleted);

        limiter.Leave(turn, null);
        await third;
    }

    [Fact]
    public async Task Who_is_cancelled_while_waiting_takes_nobodys_turn()
    {
        using var limiter = Limiter(1);
        using CancellationTokenSource source = new();
        var turn = await limiter.EnterAsync(TestContext.Current.CancellationToken);
        var cancelled = limiter.EnterAsync(source.Token).AsTask();
        var patient = limiter.EnterAsync(TestContext.Current.CancellationToken).AsTask();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        limiter.Leave(turn, null);

        limiter.Leave(await patient, null);
        await limiter.EnterAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_Retry_After_pauses_everyone_for_its_time()
    {
        using var limiter = Limiter(8);
        limiter.Leave(await limiter.EnterAsync(TestContext.Current.CancellationToken), Refusal with { RetryAfter = TimeSpan.FromSeconds(20) });
        var other = limiter.EnterAsync(TestContext.Current.CancellationToken).AsTask();

        _time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.False(other.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(.1));
        await other;
    }

    [Fact]
    public async Task Who_comes_after_a_timer_that_came_early_is_let_in_all_the_same()
    {
        using var limiter = Limiter(8);
        limiter.Leave(await limiter.EnterAsync(TestContext.Current.CancellationToken), Refusal with { RetryAfter = TimeSpan.FromSeconds(20) });
        _time.Advance(TimeSpan.FromSeconds(19.9));
        _time.RingEarly();
        var late = limiter.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(late.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(.1));
        await late.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_Retry_After_of_a_day_is_obeyed_for_a_minute()
    {
        using var limiter = Limiter(8);
        limiter.Leave(await limiter.EnterAsync(TestContext.Current.CancellationToken), Refusal with { RetryAfter = TimeSpan.FromDays(1) });
        var other = limiter.EnterAsync(TestContext.Current.CancellationToken).AsTask();

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(other.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));
        await other;
    }

    private static async Task<long[]> EnterAsync(AdaptiveLimiter limiter, int count)
    {
        var turns = new long[count];
        for (var i = 0; i < count; i++)
        {
            turns[i] = await limiter.EnterAsync(default);
        }

        return turns;
    }

    private AdaptiveLimiter Limiter(int most) => new(new LimiterSettings { MaxConcurrency = most }, _time);
}
