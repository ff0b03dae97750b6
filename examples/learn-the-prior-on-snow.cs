// The whole idea on one world: verdicts train f and Prior, z is optimised, and D* is where it pays.
// dotnet run examples/learn-the-prior-on-snow.cs
#:project ../src/Judges
#:project ../src/Optimization
#:project ../src/Worlds

// Fewer verdicts than the defaults, which aim at precision: this is over in seconds.
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

var experiment = new WorldExperiment(
    new SnowWorlds { Examples = 100 },
    new LearningSettings { Rounds = 3, Verdicts = 500, Particles = false, FinalVerdicts = 300 },
    new RecursiveDebate(),
    (human, _) => new BoundedJudge(human, checks: 1),
    (world, region, seed) => new GradientSearch(world.Latents, seed, propose: world.Propose, region: region));
var result = await experiment.RunAsync(0, new Seed(1), new ForgetfulStore());

Console.WriteLine($"""
    {result.Ledger.JudgeCalls} debates were judged, {result.Ledger.MeanCharactersShown:F0} characters of Z shown for each.
    In D two backgrounds predict the label best; in D* they do not. NLL in nats per example:

               D      D*
    """);
foreach (var (predictor, name) in new[]
    { ("truth", "truth"), ("bayes", "Bayes"), ("ltp", "learned"), ("direct", "direct") })
{
    Console.WriteLine($"{name,-8} {result.Nll["d"][predictor],6:F3}  {result.Nll["d_star"][predictor],6:F3}");
}

Console.WriteLine($"\nz* has {result.Recovered:P0} of its statements right; \"direct\" is {result.Direct}, the best on held-out D.");
