using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// A debater who knows what is true of Z: the limit that trained debaters are measured against. Safe for concurrent use;
/// equal turns give equal speeches.
/// </summary>
/// <param name="claims">What is true of Z, and how to lie about it.</param>
public abstract class ExactDebater(IClaimOracle claims) : IDebater
{
    // A free speech is one that a human can still read through; the walk to its claims is bounded as the tree may be huge.
    private const int MaxClaims = 16;
    private const int MaxSteps = 4_096;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>What is true of Z, and how to lie about it.</summary>
    protected IClaimOracle Claims { get; } = claims ?? throw new ArgumentNullException(nameof(claims));

    /// <summary>The claim about the whole that this debater opens every debate of the question with.</summary>
    public abstract Claim Opening(Question question);

    /// <summary>This debater as a contestant who defends the prediction that its opening claim means to a human.</summary>
    public Contestant Defending(Question question, IHuman human)
    {
        ArgumentNullException.ThrowIfNull(human);
        return new(this, new DistributionPosition(human.Conclude(question, [Opening(question)])));
    }

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        cancellationToken.ThrowIfCancellationRequested();
        switch (turn.Task)
        {
            case SpeakingTask.Divide when turn.AtHand is { } whole:
                var parts = Divide(turn.Question, whole);
                return parts.Count == 0
                    ? new("The node itself settles this.", await CiteAsync(turn, [whole.About], cancellationToken), [])
                    : new("These parts make up the claim.", [], parts);
            case SpeakingTask.Challenge when turn.AtHand is { } whole:
                var contested = turn.Heard is [.., { Task: SpeakingTask.Estimate } estimate] ? Doubted(estimate) : Contest(turn, whole);
                return new(contested is null ? "I contest none of these parts." : "I contest one part.", [], [], contested);
            case SpeakingTask.Estimate when turn.AtHand is { } whole:
                return new("This is how far I believe the parts.", [], Estimate(turn, whole));
            case SpeakingTask.Argue or SpeakingTask.Appeal:
                var (opening, elementary) = Arguments(turn);
                var citations = await CiteAsync(turn, elementary.Select(c => c.About), cancellationToken);
                return new("I claim this of the whole, and these nodes say so.", citations, [opening, .. elementary]);
            default:
                return new("I claim this of the whole.", [], [Opening(turn.Question)]);
        }
    }

    /// <summary>The parts that this debater gives of a claim; none where one node settles it.</summary>
    protected abstract IReadOnlyList<Claim> Divide(Question question, Claim whole);

    /// <summary>Which part on offer this debater contests; null for none.</summary>
    protected abstract int? Contest(SpeakingTurn turn, Claim whole);

    /// <summary>Which of the parts on offer are true, as far as this debater says.</summary>
    protected abstract IEnumerable<bool> Believe(SpeakingTurn turn, Claim whole);

    private IReadOnlyList<Claim> Estimate(SpeakingTurn turn, Claim whole) =>
        [.. turn.Offered.Zip(Believe(turn, whole), (part, isTrue) => new Claim(SpeakingTurn.Probability, part.About, new(isTrue ? SpeakingTurn.Certain : 0)))];

    private static int? Doubted(Turn estimate)
    {
        var doubted = estimate.Claims.Select((c, i) => (c, i)).Where(e => 2 * e.c.Value[0] < SpeakingTurn.Certain).ToArray();
        return doubted is [var (_, first), ..] ? first : null;
    }

    private static async ValueTask<IReadOnlyList<Citation>> CiteAsync(
        SpeakingTurn turn, IEnumerable<NodeAddress> nodes, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        foreach (var node in nodes)
        {
            if (await turn.Reader.ReadAsync(node, cancellationToken) is not NodeRead read)
            {
                break;
            }

            if (!string.IsNullOrWhiteSpace(read.Node.Text))
            {
                citations.Add(new(node, FirstWords(read.Node.Text)));
            }
        }

        return citations;
    }

    private static string FirstWords(string text)
    {
        const int Short = 400;
        if (text.Length <= Short)
        {
            return text;
        }

        var end = text.IndexOf(". ", StringComparison.Ordinal) + 1;
        end = end is > 0 and <= Short ? end : text.LastIndexOf(' ', Short);
        return end > 0 ? text[..end] : text;
    }

    /// <summary>
    /// The whole and claims that one node settles: what was contradicted first, nothing twice. The walk goes where the lies
    /// are, so that a claim about a huge tree still comes with the lies that it rests on; but they are said last, where a
    /// judge who spends checks in order reads them least.
    /// </summary>
    private (Claim Whole, List<Claim> Elementary) Arguments(SpeakingTurn turn)
    {
        var opening = Opening(turn.Question);
        var said = turn.Heard.Where(t => t.Speaker == turn.Label).SelectMany(t => t.Claims).ToHashSet();
        var denied = turn.Heard.Where(t => t.Speaker != turn.Label).SelectMany(t => t.Claims).ToList();
        var found = new List<Claim>();
        var waiting = new Stack<Claim>([opening]);
        for (var step = 0; step < MaxSteps && waiting.Count > 0 && found.Count < 4 * MaxClaims; step++)
        {
            var claim = waiting.Pop();
            var parts = Divide(turn.Question, claim);
            if (parts.Count == 0 && !said.Contains(claim))
            {
                found.Add(claim);
            }

            var truth = parts.Count == 0 ? [] : Claims.Parts(turn.Question, claim);
            foreach (var part in parts.Reverse().OrderByDescending(truth.Contains))
            {
                waiting.Push(part);
            }
        }

        bool Denied(Claim c) => denied.Any(d => d.Topic == c.Topic && d.About == c.About && !d.Value.Equals(c.Value));
        var kept = found.OrderByDescending(Denied).Take(Math.Min(MaxClaims - 1, turn.Reader.NodesLeft)).Reverse();
        return (opening, [.. kept.OrderByDescending(Denied)]);
    }
}
