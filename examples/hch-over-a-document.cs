// Humans consulting HCH over a document: a language model is shown one section, asks copies of itself about the sections below, and in the end says how
// probable each answer is. Offline from recordings, or live with a model of your own:
// dotnet run examples/hch-over-a-document.cs
// LTP_MODEL="openai/gpt-4o-mini" dotnet run examples/hch-over-a-document.cs
// The recordings were made with the project's own test server, whose "model" asks about every section and quotes sentences that share words with the question:
// dotnet run --project tests/ModelServer -- --port 8123    and then, in another shell,    dotnet run examples/hch-over-a-document.cs -- record
#:project ../src/Experiments
#:property JsonSerializerIsReflectionEnabledByDefault=true

using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

var live = Environment.GetEnvironmentVariable("LTP_MODEL");
await using var gateway = new ModelGateway(new GatewayOptions
{
    Mode = live is null && args is not ["record"] ? RecordingMode.ReplayOnly : RecordingMode.Auto,
    Recordings = live is null ? "examples/recordings/hch-over-a-document" : "runs/hch-over-a-document",
});
var name = ModelName.Parse(live ?? "test/ada@http://127.0.0.1:8123/v1");
var overseer = new ModelAmplifier(OpenAIModel.Open(name, gateway.ClientFor(name)), new Hch(Depth: 3, Width: 4, Budget: 40));

var question = new Question("bridge", "Would the bridge have stood if no raft of logs had struck it?", AnswerSet.NoYes);
var z = new ImplicitTree(DocumentUnpacker.Open("examples/documents/bridge.txt"));
var (decomposition, verdict, _) = await overseer.AskAsync(new AmplifiedCase("example", "bridge", question, z, "bridge.txt", new Seed(1)));

// Each question stands below the one for which it was asked; at the bottom stand the quotes, checked word for word.
var depths = new int[decomposition.Questions.Count];
foreach (var asked in decomposition.Questions)
{
    depths[asked.Index] = asked.Parent is { } parent ? depths[parent] + 1 : 0;
    var indent = new string(' ', 4 * depths[asked.Index]);
    Console.WriteLine($"{indent}{asked.Question}\n{indent}  -> {asked.Answer ?? asked.Missing}");
    foreach (var fact in asked.Facts)
    {
        Console.WriteLine($"{indent}     {fact.Address} says \"{fact.Quote}\"");
    }
}

Console.WriteLine(verdict is DecidedVerdict decided
    ? $"\n{overseer.Name}: no {decided.Credences[0]:0.00}, yes {decided.Credences[1]:0.00}"
    : $"\nNo decision: {verdict?.Source.Raw}");
Console.WriteLine($"{decomposition.Moves} moves of the overseer; {gateway.Totals.Calls} calls made, {gateway.Totals.Replayed} replayed");
