// An f of your own: paste a TorchSharp module into the loop, list it under a name, and learn a snow world with it.
// dotnet run examples/your-own-f.cs
#:project ../src/Judges
#:project ../src/Optimization
#:project ../src/Worlds

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// The name is what LearningSettings.F and, in a program of your own, 'ltp learn --f' say; settings follow a colon.
var names = LearningNames.Default.With(new Entry<ConditionalModelFactory>(
    "writer", "z writes the weights by which x is read", [Setting.Whole("width", 64, "hidden width")], named => shape => random =>
        new ModuleConditionalModel(SeededModules.Make(random, () => new Writer(shape.Features, shape.Latents, named.Whole("width"))))));

Console.WriteLine("f               fidelity (KL in nats)   regret on D* (nats above exact Bayes)");
foreach (var name in new[] { "additive", "writer" })
{
    var experiment = new WorldExperiment(
        new SnowWorlds { Examples = 100 },
        new LearningSettings { F = name, Rounds = 3, Verdicts = 500, Particles = false, FinalVerdicts = 300 },
        new RecursiveDebate(),
        (human, _) => new BoundedJudge(human),
        (world, region, seed) => new GradientSearch(world.Latents, seed, propose: world.Propose, region: region))
    {
        Names = names,
    };
    var result = await experiment.RunAsync(0, new Seed(1), new ForgetfulStore());
    Console.WriteLine($"{name,-15} {result.Fidelity,21:F4} {result.Nll["d_star"]["ltp"] - result.Nll["d_star"]["bayes"],24:F4}");
}

/// <summary>
/// f(y|x,z) for two answers: a network reads z and writes a weight for each number of x; their sum is the log odds of "yes".
/// Unlike the world's own f it is not told which numbers of z speak to which of x, and must learn it from verdicts.
/// </summary>
internal sealed class Writer : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear read;
    private readonly Linear think;
    private readonly Linear write;

    public Writer(int features, int latents, int width)
        : base(nameof(Writer))
    {
        read = Linear(latents, width);
        think = Linear(width, width);
        write = Linear(width, features);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor z)
    {
        var seen = functional.silu(think.call(functional.silu(read.call(z))));      // [B, width]
        var weights = write.call(seen).unsqueeze(-1);                               // [B, F, 1]
        var odds = matmul(x, weights).squeeze(-1);                                  // x [1 or B, N, F] -> [B, N]
        return stack([functional.logsigmoid(-odds), functional.logsigmoid(odds)], -1);  // [B, N, 2]
    }
}
