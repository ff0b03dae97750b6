using LearningThePrior.Cli.Debating;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Hearings of a comparison on a world: its items are drawn again, so that judges read the trees that were debated and know the human.</summary>
internal sealed class ComparisonHearings
{
    private readonly ComparisonRun _run;
    private readonly IReadOnlyList<JudgeFactory> _judges;
    private readonly JudgeContext _context;
    private readonly Func<StoredDebate, Hearing>? _otherwise;

    /// <param name="plan">What was compared.</param>
    /// <param name="judges">Who is to judge.</param>
    /// <param name="context">What judges are made of besides the world.</param>
    /// <param name="otherwise">The hearing of a debate whose item is not drawn again; null for none.</param>
    public ComparisonHearings(ComparisonPlan plan, IReadOnlyList<JudgeFactory> judges, JudgeContext context, Func<StoredDebate, Hearing>? otherwise = null) =>
        (_run, _judges, _context, _otherwise) = (new(plan, name => new DryRunModel(name, words: 1, new())), judges, context, otherwise);

    /// <summary>The hearings of a stored run; null where it is no comparison on a world that this version draws.</summary>
    public static Func<StoredDebate, Hearing>? Find(StoredRun run, IReadOnlyList<JudgeFactory> judges, JudgeContext context)
    {
        try
        {
            // The judges that need no world judge the debates of earlier versions' worlds too, by what is stored.
            return run.Info.Kind == ComparisonFolder.Kind && ComparisonFolder.Open(run.Path) is { Documents: null } plan
                ? new ComparisonHearings(plan, judges, context, debate => new StoredHearings(run, [.. judges.Select(j => j(context))]).Of(debate)).Of
                : null;
        }
        catch (UserException)
        {
            return null;
        }
    }

    /// <summary>The hearing of one debate.</summary>
    /// <exception cref="UserException">The debate is none of this comparison.</exception>
    public Hearing Of(StoredDebate debate) => _run.Find(debate.QuestionId, debate.QuestionText) is { } item
        ? Of(item)
        : _otherwise?.Invoke(debate) ?? throw new UserException($"debate {debate.DebateId}: its question '{debate.QuestionId}' is none that this comparison asks; was the store changed?");

    /// <summary>The hearing of the first item, to see whether it can be judged.</summary>
    public Hearing OfFirst() => Of(_run.First);

    private Hearing Of(WorldItem item) => new(
        item.Question,
        new ImplicitTree(item.Unpacker, capacity: 256),
        [.. _judges.Select(j => j(_context with { Human = item.World.Human, Claims = item.Claims }))]);
}
