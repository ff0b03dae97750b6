using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Models;

/// <summary>The form of f that a world's structure allows.</summary>
internal static class ConditionalModels
{
    public static ConditionalModel For(IWorld world, LearningSettings settings, Seed seed)
    {
        var random = seed.CreateRandom();
        var question = world.Observed[0].Question;
        return (settings.Shared ? world : null) switch
        {
            IStepwiseWorld stepwise => new StepwiseModel(stepwise, settings.Width, random),
            IAdditiveWorld additive => new AdditiveModel(additive, settings.Width, random),
            _ => new UnsharedModel(world.Encode(question).Length, world.Latents.Dimension, question.Answers.Count, 4 * settings.Width, random),
        };
    }
}
