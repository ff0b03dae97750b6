// "Learning the prior" with text Z: a language model proposes statements and is asked, as a human would be, how plausible they are and what
// they imply about one x at a time; z* is the background with the greatest log Prior(Z) + sum over D of log P(y|x,Z).
// dotnet run examples/search-text-z.cs
// LTP_MODELS="openai/gpt-4o-mini" dotnet run examples/search-text-z.cs
// The recordings were made with the project's own test server, whose "model" is a tiny learner of rules:
// dotnet run --project tests/ModelServer -- --port 8123    and then, in another shell,    dotnet run examples/search-text-z.cs -- record
#:project ../src/Optimization
#:property JsonSerializerIsReflectionEnabledByDefault=true

using LearningThePrior.Debate;
using LearningThePrior.Gateway;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Optimization.TextSearch;
using LearningThePrior.Probability;

var live = Environment.GetEnvironmentVariable("LTP_MODELS");
await using var gateway = new ModelGateway(new GatewayOptions
{
    Mode = live is null && args is not ["record"] ? RecordingMode.ReplayOnly : RecordingMode.Auto,
    Recordings = live is null ? "examples/recordings/search-text-z" : "runs/search-text-z",
});
var name = ModelName.Parse(live ?? "test/tiny@http://127.0.0.1:8123/v1");
var model = OpenAIModel.Open(name, gateway.ClientFor(name));

var labels = new AnswerSet("spam", "work");
TextExample[] observed =
[
    D("Claim your free prize before midnight", "spam"), D("A free voucher is waiting for you", "spam"), D("You won a prize in our lottery", "spam"),
    D("The meeting is moved to Monday", "work"), D("Minutes of the budget meeting", "work"), D("Report due before the Monday meeting", "work"),
];
Question[] fresh = [Ask("Free tickets in our prize draw"), Ask("Is the budget meeting on Monday?")];

var learning = new TextLearning(new ModelHuman(model), new ModelProposer(model), new() { Proposals = 2, Rounds = 1, Kept = 1, Changes = 1 });
var found = await learning.SearchAsync(observed, new Seed(1));
foreach (var score in found.Scored)
{
    Console.WriteLine($"log Prior {score.LogPrior,6:F2} + log likelihood {score.LogLikelihood,6:F2} = {score.Objective,6:F2}   {string.Join("; ", score.Background.Statements)}");
}

Console.WriteLine($"\nz*:\n{found.Best.Background}\n");
foreach (var (question, credences) in fresh.Zip(await learning.PredictAsync(found.Best.Background, fresh)))
{
    Console.WriteLine($"{question.Text,-36} spam {credences[0]:P0}");
}

Console.WriteLine($"\n{learning.Ledger.Totals.JudgeCalls} queries, of these {learning.Ledger.Totals.PriorQueries} of priors.");

Question Ask(string x) => new(x, x, labels);
TextExample D(string x, string y) => new(Ask(x), labels.Texts.ToList().IndexOf(y));
