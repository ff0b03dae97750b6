using LearningThePrior.Optimization.Learning;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Learning;

/// <summary>The worlds of a run, drawn again from its plan; the latest is kept, as debates come world by world.</summary>
/// <param name="plan">The plan.</param>
/// <param name="run">The run's folder.</param>
internal sealed class RunWorlds(RunPlan plan, string run)
{
    private readonly IWorldFamily _family = RunBuilder.Family(plan, run);
    private (int Index, IWorld World, QuestionFinder Questions)? _latest;

    /// <summary>What a debate of the run was about, and the set of its question; null where the question cannot be made again.</summary>
    public (Inquiry Inquiry, string? Set)? Find(string debateId, string questionId, IReadOnlyList<double> latent)
    {
        var index = WorldExperiment.WorldOf(debateId);
        if (index < 0 || index >= plan.Worlds)
        {
            throw new UserException($"debate '{debateId}' belongs to no world of this run.");
        }

        if (_latest is not var (held, world, questions) || held != index)
        {
            world = _family.Sample(WorldExperiment.SampleOf(index, RunBuilder.Seed(plan)));
            questions = new QuestionFinder(world);
            _latest = (index, world, questions);
        }

        return Inquiry.Again(world, questions, questionId, latent) is { } inquiry
            ? (inquiry, questions.Find(questionId)?.Set)
            : null;
    }
}
