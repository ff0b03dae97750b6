// Two language models debate what a document implies, and a third judges. Offline from recordings, or live with models of your own:
// dotnet run examples/debate-a-document.cs
// LTP_MODELS="openai/gpt-4o-mini openai/gpt-4o-mini openai/gpt-4o" dotnet run examples/debate-a-document.cs
// The recordings were made with the project's own test server, whose "models" quote what they read by chance:
// dotnet run --project tests/ModelServer -- --port 8123    and then, in another shell,    dotnet run examples/debate-a-document.cs -- record
#:project ../src/Gateway
#:project ../src/Judges
#:property JsonSerializerIsReflectionEnabledByDefault=true

using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Gateway;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

const string Recorded = "test/ada@http://127.0.0.1:8123/v1 test/ben@http://127.0.0.1:8123/v1 test/judge@http://127.0.0.1:8123/v1";
var live = Environment.GetEnvironmentVariable("LTP_MODELS");
await using var gateway = new ModelGateway(new GatewayOptions
{
    Mode = live is null && args is not ["record"] ? RecordingMode.ReplayOnly : RecordingMode.Auto,
    Recordings = live is null ? "examples/recordings/debate-a-document" : "runs/debate-a-document",
});
var models = (live ?? Recorded).Split(' ').Select(ModelName.Parse).Select(name => OpenAIModel.Open(name, gateway.ClientFor(name))).ToArray();

// Z is the document. Both read it node by node; A must defend "no", B "yes".
var question = new Question("bridge", "Would the bridge have stood if no logs had struck it?", AnswerSet.NoYes);
Contestant[] contestants = [new(new ModelDebater(models[0]), new AnswerPosition(0)), new(new ModelDebater(models[1]), new AnswerPosition(1))];
var z = new ImplicitTree(DocumentUnpacker.Open("examples/documents/bridge.txt"));
var transcript = await new SequentialDebate(Rounds: 1).PlayAsync(
    new DebateSetup("bridge", question, z, contestants, new ModelJudge(models[2]), new Seed(1)));

Console.WriteLine($"{question.Text}\n\n{TranscriptText.Render(transcript.Turns)}");
Console.WriteLine(transcript.Verdict is DecidedVerdict decided
    ? $"{transcript.Judge}: no {decided.Credences[0]:0.00}, yes {decided.Credences[1]:0.00}"
    : $"No decision: {transcript.Verdict.Source.Raw}");
Console.WriteLine($"{gateway.Totals.Calls} calls made, {gateway.Totals.Replayed} replayed");
