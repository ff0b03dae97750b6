// What Irving, Christiano and Amodei (2018) did on MNIST, on one drawn digit: two debaters reveal pixels to a judge who sees nothing else.
// dotnet run examples/debate-on-a-digit.cs
#:project ../src/Replications

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

var seed = new Seed(1);
var digits = DrawnDigits.Draw(size: 8, train: 2_000, test: 10, seed.For("digits"));
var judge = JudgeTraining.Train(digits.Train, pixels: 4, new JudgeSettings { Steps = 2_000 }, seed.For("judge"));

var picture = digits.Test[4];
for (var row = 0; row < 8; row++)
{
    Console.WriteLine(string.Concat(Enumerable.Range(0, 8).Select(column => $"{picture.Image[(8 * row) + column],3}")));
}

// The honest side says what it is and begins; the liar is committed to a 9 and has the last word. Both play perfectly.
var setup = DigitDebate.Exact("four or nine", judge, picture, lie: 9, pixels: 4, honestFirst: true, seed.For("debate"));
var transcript = await new SequentialDebate(Rounds: 2).PlayAsync(setup);

Console.WriteLine($"\n{TranscriptText.Render(transcript.Turns)}");
Console.WriteLine($"The judge was shown: {transcript.Verdict.Source.Raw}");
Console.WriteLine(transcript.Verdict is DecidedVerdict decided
    ? $"Verdict: a {decided.Credences.Choice}, with {decided.Credences.Values.Max():P0} against {decided.Credences.Values.Where(v => v > 0).Min():P0}. It is a {picture.Label}."
    : "No decision");
