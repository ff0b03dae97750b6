using LearningThePrior.Cli.Learning;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli.Judging;

/// <summary>Hearings of a run of <c>ltp learn</c>: its worlds are drawn again, so that judges read the trees that were debated and know the human.</summary>
internal sealed class LearnHearings(RunPlan plan, string run, IReadOnlyList<JudgeFactory> judges, JudgeContext context)
{
    private readonly RunWorlds _worlds = new(plan, run);

    public Hearing Of(StoredDebate debate)
    {
        if (_worlds.Find(debate.DebateId, debate.QuestionId, debate.Latent ?? []) is not var (inquiry, _))
        {
            throw new UserException($"debate {debate.DebateId}: its question '{debate.QuestionId}' is none that {plan.World} asks; was the store changed?");
        }

        return inquiry.Question.Text == debate.QuestionText
            ? new(inquiry.Question, new ImplicitTree(inquiry.Unpacker, capacity: 256), [.. judges.Select(j => j(context with { Human = inquiry.Human, Claims = inquiry.Claims }))])
            : throw new UserException($"debate {debate.DebateId}: its question '{debate.QuestionId}' reads otherwise in this run's world; was the store changed?");
    }
}
