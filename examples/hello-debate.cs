// Two debaters, a tree with four leaves, and a judge who reads one of them.
// dotnet run examples/hello-debate.cs
#:project ../src/Judges
#:project ../src/Worlds

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var seed = new Seed(1);
var world = new SnowWorlds { AnatomyFeatures = 3, BackgroundFeatures = 1 }.Sample(seed);
var z = world.Key.TrueLatent();
var question = world.Observed[0].Question;
Console.WriteLine($"{question.Text}\n");

// Both know all of Z; one of them lies, and must put the lie somewhere. "evidence" is log odds of yes, in millionths.
var setup = world.Setup(question, z, new BoundedJudge(world.Human, checks: 1), seed);
var transcript = await new RecursiveDebate().PlayAsync(setup with { Id = "hello", Contestants = [.. setup.Contestants.Reverse()] });

foreach (var side in transcript.Sides)
{
    Console.WriteLine($"{side.Label} is {side.Debater} and says yes with {((DistributionPosition)side.Position).Credences[1]:P0}");
}

Console.WriteLine($"\n{TranscriptText.Render(transcript.Turns)}");
Console.WriteLine($"The judge read {string.Join(", ", transcript.JudgeRead)}. {transcript.Verdict.Source.Raw}");
Console.WriteLine(transcript.Verdict is DecidedVerdict decided ? $"Verdict: yes with {decided.Credences[1]:P0}" : "No decision");
