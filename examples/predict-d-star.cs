// What was learned is an output: load f, z* and the posterior of a run, and predict x of D* and x that no list holds.
// dotnet run examples/predict-d-star.cs                                 learns a small snow world first
// dotnet run examples/predict-d-star.cs runs/snow-1/learned/w0000       after: ltp learn --out runs/snow-1
#:project ../src/Judges
#:project ../src/Optimization
#:project ../src/Worlds

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var folder = args.Length > 0 ? args[0] : await LearnAsync();
var learned = LearnedModels.Load(folder);
IWorld world = new SnowWorlds().Sample(new Seed(learned.WorldSeed!.Value));

Console.WriteLine($"f is '{learned.FName}', Prior is '{learned.PriorName}', the posterior has {learned.Posterior.Particles.Count} particles.");
var newData = world.Sets.Single(s => s.Name == "d_star");
var predicted = learned.Predict(world, [.. newData.Scored.Select(s => s.Question)]);
Console.WriteLine($"NLL on D*: {Scoring.Nll(world.Key, newData, predicted):F3} nats per example.\n");

// One's own x, as 'ltp predict RUN --questions FILE' reads them: six signs for anatomy, two for background.
string[] written = ["++++++--", "------++", "+.......", ".......+"];
Question[] asked = [.. written.Select(world.ReadQuestion)];
foreach (var (text, credences) in written.Zip(learned.Predict(world, asked)))
{
    Console.WriteLine($"{text}   yes: {credences[1]:F3}");
}

var answers = learned.F.Sample([.. asked.Select(world.Encode)], learned.Z, new Seed(1).CreateRandom());
Console.WriteLine($"\nAnswers drawn from f at z*: {string.Join(", ", asked.Zip(answers, (q, a) => q.Answers[a]))}.");

static async Task<string> LearnAsync()
{
    var experiment = new WorldExperiment(
        new SnowWorlds(),
        new LearningSettings { Rounds = 2, Verdicts = 400, Particles = false, FinalVerdicts = 200 },
        new RecursiveDebate(),
        (human, _) => new BoundedJudge(human),
        (world, region, seed) => new GradientSearch(world.Latents, seed, propose: world.Propose, region: region));
    var folder = Directory.CreateTempSubdirectory("learned-snow-").FullName;
    (await experiment.LearnAsync(0, new Seed(1), new ForgetfulStore())).Save(folder);
    return folder;
}
