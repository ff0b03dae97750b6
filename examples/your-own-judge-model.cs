// A judge model of your own: one class that implements ILanguageModel. (An IChatClient needs none: new ChatClientModel(client, name);
// nor does a Semantic Kernel: new KernelModel(kernel, name).) The debaters are those of debate-a-document.cs, from its recordings.
// dotnet run examples/your-own-judge-model.cs
// LTP_MODELS="openai/gpt-4o-mini openai/gpt-4o-mini" dotnet run examples/your-own-judge-model.cs
#:project ../src/Gateway
#:project ../src/Judges
#:property JsonSerializerIsReflectionEnabledByDefault=true

using System.Text.RegularExpressions;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Gateway;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

var live = Environment.GetEnvironmentVariable("LTP_MODELS");
await using var gateway = new ModelGateway(new GatewayOptions
{
    Mode = live is null ? RecordingMode.ReplayOnly : RecordingMode.Auto,
    Recordings = live is null ? "examples/recordings/debate-a-document" : "runs/debate-a-document",
});
var names = (live ?? "test/ada@http://127.0.0.1:8123/v1 test/ben@http://127.0.0.1:8123/v1").Split(' ').Select(ModelName.Parse).ToArray();
var debaters = names.Select(name => new ModelDebater(OpenAIModel.Open(name, gateway.ClientFor(name)))).ToArray();

var question = new Question("bridge", "Would the bridge have stood if no logs had struck it?", AnswerSet.NoYes);
var judge = new ModelJudge(new WordWatcher("logs", "1882"), new ModelJudgeSettings { Method = ChoiceMethod.Verbalised });
var transcript = await new SequentialDebate(Rounds: 1).PlayAsync(new DebateSetup(
    "bridge", question, new ImplicitTree(DocumentUnpacker.Open("examples/documents/bridge.txt")),
    [new(debaters[0], new AnswerPosition(0)), new(debaters[1], new AnswerPosition(1))], judge, new Seed(1)));
Console.WriteLine($"{question.Text}\n{transcript.Judge} replied {transcript.Verdict.Source.Raw}");
Console.WriteLine(transcript.Verdict is DecidedVerdict decided ? $"Verdict: yes with {decided.Credences[1]:P0}" : "No decision");

/// <summary>No network at all: believes B the more, the more of the quotes that hold speak of its words. A seam takes anything that replies.</summary>
internal sealed class WordWatcher(params string[] words) : ILanguageModel
{
    public ModelName Name { get; } = new("own", "word-watcher", null);

    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        // A mark of ours, then the quote. Only the system writes ⟦ ⟧, so that no debater can forge a quote that holds.
        var quotes = Regex.Matches(request.Messages[^1].Text, "⟦cite [^⟧]* exact⟧\n(.*)").Select(m => m.Groups[1].Value).ToArray();
        var watched = quotes.Count(q => words.Any(w => q.Contains(w, StringComparison.OrdinalIgnoreCase)));
        var yes = (watched + 1.0) / (quotes.Length + 2);
        return new(new ModelReply(FormattableString.Invariant($$"""{"A": {{1 - yes:0.00}}, "B": {{yes:0.00}}}"""), FinishReason.Stop));
    }
}
