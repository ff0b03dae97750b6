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
var question = world.Observed[0].Question;
var judge = new BoundedJudge(world.Human, checks: 1);

// Both debaters know all of Z. The setup lists the honest one first; here the one that lies begins, and is A.
var setup = world.Setup(question, world.Key.TrueLatent(), judge, seed);
var transcript = await new RecursiveDebate().PlayAsync(setup with { Contestants = [.. setup.Contestants.Reverse()] });

// "evidence" is log odds of yes, in millionths.
Console.WriteLine($"{question.Text}\n\n{TranscriptText.Render(transcript.Turns)}");
Console.WriteLine($"The judge read {string.Join(", ", transcript.JudgeRead)}. {transcript.Verdict.Source.Raw}");
Console.WriteLine(transcript.Verdict is DecidedVerdict decided ? $"Verdict: yes with {decided.Credences[1]:P0}" : "No decision");
