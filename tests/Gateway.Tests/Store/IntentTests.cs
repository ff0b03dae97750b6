using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests.Store;

/// <summary>A call that was paid for and lost with its process is known: it was written down before it was sent.</summary>
public sealed class IntentTests : IDisposable
{
    // A request of 81 bytes at .001 dollars a token, and a reply of at most 4,096 tokens at .01: 41.041 dollars.
    private static readonly PriceTable Prices = PriceTable.Known.With("test/some-model", new(1000, 10_000));

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_call_stands_in_the_journal_before_it_is_sent_and_a_session_that_leaves_nothing_open_leaves_no_file()
    {
        var atSending = "";
        await using var endpoint = new Endpoint((_, _, _) =>
        {
            atSending = File.ReadAllText(Assert.Single(Journals()));
            return Task.FromResult(Reply());
        });
        using (ModelGateway gateway = new(Options("run")))
        {
            using var conversation = Conversation.Begin("debate-1");
            await endpoint.AskAsync(gateway, cancellationToken: Token);
        }

        Assert.Contains("\"schema\":\"ltp.intent/1\"", atSending, StringComparison.Ordinal);
        Assert.Contains("\"conversation_id\":\"debate-1\"", atSending, StringComparison.Ordinal);
        Assert.Empty(Journals());
    }

    [Fact]
    public async Task However_many_calls_come_first_a_session_has_one_journal()
    {
        using TemporaryFolder folder = new();
        using Barrier all = new(16);
        await using FolderCallStore store = new(folder.Path, "run");

        var names = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(
            () =>
            {
                all.SignalAndWait();
                return store.Session;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(["run-0001"], names.Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "intents")));
    }

    [Fact]
    public async Task What_was_under_way_when_a_process_died_is_sent_again_and_listed_with_a_bound_on_its_cost_ever_after()
    {
        await DieAsync("run");
        await using var endpoint = Of(Reply());
        for (var session = 0; session < 4; session++)
        {
            using ModelGateway gateway = new(Options("run"));
            await endpoint.AskAsync(gateway, cancellationToken: Token);
            await endpoint.AskAsync(gateway, $"another {session}", cancellationToken: Token);
            var lost = await gateway.PerhapsPaidAsync(Token);

            Assert.Equal((1, 0), (lost.Count, lost.Unpriced));
            Assert.InRange(lost.AtMost, 41, 41.1m);
        }

        // Sent again once: later sessions found the reply.
        Assert.Equal(5, endpoint.Requests);
    }

    [Fact]
    public async Task What_was_perhaps_paid_counts_toward_the_limit_on_cost()
    {
        await DieAsync("run");
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options("run") with { MaxCost = 41 });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.LimitReached, 0), (exception.Failure, endpoint.Requests));
    }

    [Fact]
    public async Task What_another_run_lost_is_none_of_this_runs_loss()
    {
        await DieAsync("run");
        using ModelGateway gateway = new(Options("run-2"));

        Assert.Equal(0, (await gateway.PerhapsPaidAsync(Token)).Count);
    }

    [Fact]
    public async Task A_reply_that_was_kept_before_the_process_died_is_not_lost()
    {
        await using var endpoint = Of(Reply());
        using (ModelGateway gateway = new(Options("run")))
        {
            await endpoint.AskAsync(gateway, cancellationToken: Token);
            Copy();
        }

        Restore();
        using ModelGateway later = new(Options("run"));

        Assert.Equal(0, (await later.PerhapsPaidAsync(Token)).Count);
    }

    [Fact]
    public async Task Refusals_cost_nothing_and_failures_stand_in_the_file_of_calls()
    {
        await using var endpoint = Of(Reply("{}", 429), Reply("cut off") with { CutAfter = 3 });
        using (ModelGateway gateway = new(Options("run") with { Retry = Quick.Retry with { MaxAttempts = 2 } }))
        {
            await endpoint.FailAsync(gateway);
        }

        Assert.Equal(2, endpoint.Requests);
        Assert.Empty(Journals());
    }

    [Fact]
    public async Task An_intent_that_cannot_be_written_is_not_sent()
    {
        await File.WriteAllTextAsync(_folder.In("intents"), "a file where a folder should be", Token);
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options("run"));

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.NotRecorded, 0), (exception.Failure, endpoint.Requests));
        Assert.Contains("was not sent", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_was_there_first_counts()
    {
        await using var slow = new Endpoint(async (number, _, token) =>
        {
            // The second answer comes while the first is awaited.
            await Task.Delay(number == 1 ? 400 : 0, token);
            return Reply(number == 1 ? Yes.Replace("yes", "late", StringComparison.Ordinal) : Yes);
        });
        using ModelGateway one = new(Options("run"));
        using ModelGateway two = new(Options("run"));
        var first = slow.AskAsync(one, cancellationToken: Token);
        while (slow.Requests == 0)
        {
            await Task.Delay(1, Token);
        }

        var winner = await slow.AskAsync(two, cancellationToken: Token);
        var loser = await first;

        Assert.Equal((2, winner.Reply), (slow.Requests, loser.Reply));
        Assert.Contains("yes", loser.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_was_answered_elsewhere_while_it_waited_for_its_turn_is_not_sent()
    {
        TaskCompletionSource answered = new();
        await using var endpoint = new Endpoint(async (_, request, token) =>
        {
            if (request.Body.Contains("slow", StringComparison.Ordinal))
            {
                await answered.Task.WaitAsync(token);
            }

            return Reply();
        });

        // For whoever waits, a millisecond is a second.
        using ModelGateway waiting = new(Options("run") with { Time = new FastTime(1000), AttemptTimeout = TimeSpan.FromDays(1), Limiter = new() { MaxConcurrency = 1 } });
        using ModelGateway other = new(Options("run"));
        var slow = endpoint.AskAsync(waiting, "slow", cancellationToken: Token);
        while (endpoint.Requests == 0)
        {
            await Task.Delay(1, Token);
        }

        var shared = endpoint.AskAsync(waiting, "shared", cancellationToken: Token);
        var there = await endpoint.AskAsync(other, "shared", cancellationToken: Token);
        await Task.Delay(20, Token);
        answered.SetResult();
        await slow;

        Assert.Equal(there.Reply, (await shared).Reply);
        Assert.Equal((2, 0), (endpoint.Requests, (await waiting.PerhapsPaidAsync(Token)).Count));
    }

    [Fact]
    public async Task A_call_carries_the_same_id_whenever_it_is_sent()
    {
        List<string?> ids = [];
        await using var endpoint = new Endpoint((_, request, _) =>
        {
            ids.Add(request.Head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Idempotency-Key: ", StringComparison.Ordinal))?[17..]);
            return Task.FromResult(Reply(status: ids.Count < 3 ? 500 : 200));
        });
        using (ModelGateway gateway = new(Options("run") with { IdempotencyHeader = "Idempotency-Key", Retry = Quick.Retry with { MaxAttempts = 2 } }))
        {
            await endpoint.FailAsync(gateway);
        }

        using ModelGateway later = new(Options("run") with { IdempotencyHeader = "Idempotency-Key" });
        await endpoint.AskAsync(later, cancellationToken: Token);
        await endpoint.AskAsync(later, "another", cancellationToken: Token);

        Assert.Equal(4, ids.Count);
        Assert.Single(ids.Take(3).Distinct());
        Assert.StartsWith("ltp-", ids[0], StringComparison.Ordinal);
        Assert.NotEqual(ids[0], ids[3]);
    }

    /// <summary>Leaves the folder as a process does that is killed while a call is under way.</summary>
    private async Task DieAsync(string run)
    {
        TaskCompletionSource sent = new();
        await using var endpoint = new Endpoint(async (_, _, token) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Reply();
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using (ModelGateway gateway = new(Options(run)))
        {
            var asked = endpoint.AskAsync(gateway, cancellationToken: stop.Token);
            await sent.Task;
            Copy();
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        Restore();
    }

    private void Copy()
    {
        Directory.CreateDirectory(_folder.In("left"));
        foreach (var file in Journals())
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = File.Create(_folder.In(Path.Combine("left", Path.GetFileName(file))));
            from.CopyTo(to);
        }

        Assert.NotEmpty(Directory.GetFiles(_folder.In("left")));
    }

    private void Restore()
    {
        Directory.CreateDirectory(_folder.In("intents"));
        foreach (var file in Directory.GetFiles(_folder.In("left")))
        {
            File.Move(file, _folder.In(Path.Combine("intents", Path.GetFileName(file))));
        }
    }

    private string[] Journals() => Directory.Exists(_folder.In("intents")) ? Directory.GetFiles(_folder.In("intents")) : [];

    private GatewayOptions Options(string run) => Quick with { Mode = RecordingMode.Auto, Recordings = _folder.Path, RunId = run, Prices = Prices };
}
