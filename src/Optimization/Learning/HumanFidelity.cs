using LearningThePrior.Optimization.Models;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// How far f is from the human himself, whoever judged the debates that it learned from: a judge who is biased, or a debater who errs, teaches f what the
/// human would not say. The human is told what is true of Z's tree, which scores and never trains.
/// </summary>
public static class HumanFidelity
{
    /// <summary>Mean KL(P(.|x,z) || f) in nats, half of it over D's scored questions, half over those of D*, each set of D* alike.</summary>
    /// <param name="world">Whose human concludes.</param>
    /// <param name="f">What was learned.</param>
    /// <param name="z">[dimension]: the background taken as given.</param>
    public static double At(IWorld world, IConditionalModel f, IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(f);
        var claims = world.Claims(z);
        double Mean(QuestionSet set)
        {
            var predicted = Predictions.Of(f, world, [.. set.Scored.Select(s => s.Question)], Posterior.Point(z));
            return set.Scored.Select((s, i) => s.Weight * Predictions.Divergence(world.Human.Conclude(s.Question, [claims.Whole(s.Question)]), predicted[i])).Sum();
        }

        return (Mean(world.Sets[0]) + world.Sets.Skip(1).Average(Mean)) / 2;
    }
}
