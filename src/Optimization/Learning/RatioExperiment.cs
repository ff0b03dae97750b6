using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// What a Prior learned from comparisons alone costs: the types of z are chosen by the learned Prior, everything else is
/// exact, and the regret is NLL on D* beside the z that the exact prior chooses. Snow, where D says nothing of types.
/// </summary>
public static class RatioExperiment
{
    /// <summary>Runs one world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="comparisons">After how many comparisons to measure, rising.</param>
    /// <param name="sampled">Whether the human only says which of two is the more plausible, drawn by credence.</param>
    /// <param name="seed">Draws pairs, answers and weights.</param>
    /// <param name="cancellationToken">Stops between two comparisons.</param>
    /// <returns>Regret on D* in nats, one for each number of comparisons.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync(
        SnowWorld world, IReadOnlyList<int> comparisons, bool sampled, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(comparisons);
        var elicitation = new DebateElicitation(
            world, new RecursiveDebate(), (human, _) => new BoundedJudge(human), new ForgetfulStore(), new VerdictLedger(), seed.For("debates"), "w0000");
        var random = seed.For("draws").CreateRandom();
        var model = NamedModels.Of(world, new LearningSettings { Width = 16 }, LearningNames.Default).Prior(seed.For("prior").CreateRandom());
        var (answers, batches) = (new PriorAnswers(), seed.For("batches").CreateRandom());
        var objective = new LearnedObjective(world, NamedModels.Of(world, new LearningSettings(), LearningNames.Default).F(seed.CreateRandom()), model);
        var chooser = new PairChooser(world.Latents.Dimension);
        List<double> regrets = [];
        var asked = 0;
        foreach (var count in comparisons)
        {
            for (; asked < count; asked++)
            {
                var pool = Enumerable.Range(0, 16).Select(_ => world.Latents.Draw(random)).ToArray();
                var (i, j) = chooser.Choose(pool, objective.LogPriors(pool));
                var credences = await elicitation.CompareAsync(pool[i], pool[j], cancellationToken) ?? Credences.Uniform(2);
                chooser.Note(pool[i], pool[j], PriorRatioQuestion.ToLogRatio(credences));
                answers.Add(pool[i], pool[j], sampled ? random.NextBool(credences[0]) ? 1 : 0 : credences[0]);
                if ((asked & (asked + 1)) == 0)
                {
                    model.Train(answers, 100, .01, batches);
                }
            }

            model.Train(answers, 300, .01, batches);
            regrets.Add(Regret(world, objective));
        }

        return regrets;
    }

    private static double Regret(SnowWorld world, LearnedObjective objective)
    {
        var best = world.Key.JointMapLatent();
        double[] z = [.. best];
        for (var block = 0; block < world.Latents.Blocks.Count; block++)
        {
            if (world.Latents.Blocks[block] is ChoiceBlock choice)
            {
                var options = Enumerable.Range(0, choice.Options).Select(o =>
                {
                    double[] other = [.. z];
                    world.Latents.SetOption(other, block, o);
                    return other;
                }).ToArray();
                var logPriors = objective.LogPriors(options);
                world.Latents.SetOption(z, block, Array.IndexOf(logPriors, logPriors.Max()));
            }
        }

        return Nll(world, z) - Nll(world, best);
    }

    private static double Nll(SnowWorld world, IReadOnlyList<double> z)
    {
        var set = world.Sets.Single(s => s.Name == "d_star");
        var claims = world.Claims(z);
        return Scoring.Nll(world.Key, set, [.. set.Scored.Select(s => world.Human.Conclude(s.Question, [claims.Whole(s.Question)]))]);
    }
}
