using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Gateway;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Tests.Endpoints;

/// <summary>Every row of the table of endpoints, through the gateway and over the wire: a debater who speaks, or a judge who judges.</summary>
public sealed class EndpointTableTests
{
    public static TheoryData<string> Titles => [.. EndpointTable.Rows.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task What_the_endpoint_sends_is_made_of_it_what_is_right(string title)
    {
        var row = EndpointTable.Rows[title];
        var requests = -1;
        await using var server = await ModelServer.StartAsync(new() { Raw = request => row.Reply(request, Interlocked.Increment(ref requests)), KeepRequests = false });
        await using ModelGateway gateway = new(new()
        {
            Retry = new() { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(2) },
            Limiter = new() { LongestPause = TimeSpan.FromMilliseconds(2) },
        });
        ModelName name = new("odd", "odd", server.Address);
        var model = OpenAIModel.Open(name, gateway.ClientFor(name));

        Assert.Equal(row.Expected, row.Who == Asked.Debater ? await SpeechAsync(model) : await VerdictAsync(model, row.Who));
    }

    private static async Task<string> SpeechAsync(ILanguageModel model)
    {
        try
        {
            var debater = new ModelDebater(model, new() { Repairs = false, Temperature = .5 });
            var transcript = await new Consultancy().PlayAsync(new("d", Question, Tree(), [new(debater, new AnswerPosition(0))], new Silent(), new(1)), TestContext.Current.CancellationToken);
            var turn = Assert.Single(transcript.Turns);
            return turn.Silence is { } silence ? $"silent: {silence}"
                : $"speech: {turn.Text}{(turn.Problem is { } problem ? $" ({problem})" : "")}{(turn.Read.Count > 0 ? $" [read {string.Join(' ', turn.Read)}]" : "")}";
        }
        catch (ModelException e)
        {
            return $"failed: {e.Failure}";
        }
    }

    private static async Task<string> VerdictAsync(ILanguageModel model, Asked who)
    {
        var method = who switch { Asked.LogProbabilities => ChoiceMethod.LogProbabilities, Asked.Sample => ChoiceMethod.Sampled, _ => ChoiceMethod.Verbalised };
        (string, Position)[] sides = [("A", new AnswerPosition(0)), ("B", new AnswerPosition(1))];
        try
        {
            return await new ModelJudge(model, new() { Method = method, Samples = 1 }).JudgeAsync(new(Question, sides, [], new(Tree(), new(1, 1)), new(1)), TestContext.Current.CancellationToken) switch
            {
                DecidedVerdict decided => "A " + decided.Credences[0].ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).TrimStart('0'),
                UnparseableVerdict => "unparseable",
                var other => other.GetType().Name,
            };
        }
        catch (ModelException e)
        {
            return $"failed: {e.Failure}";
        }
    }

    private static Question Question { get; } = new("q", "Does tin melt before copper?", AnswerSet.NoYes);

    private static ImplicitTree Tree() => new(DocumentUnpacker.Of("metals", "Copper melts at 1085 degrees.\n\nTin melts at 232 degrees."));

    private sealed class Silent : IJudge
    {
        public string Name => "silent";

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) => ValueTask.FromResult<Verdict>(new AbstainedVerdict(new("none", "")));
    }
}
