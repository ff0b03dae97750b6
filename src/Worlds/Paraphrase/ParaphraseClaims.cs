using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>
/// What is true of one Z, and how to lie about it: of the prior by denying that the statements are copies, so that one fact
/// counts many times, or by misstating one of them.
/// </summary>
/// <param name="human">The human who is told.</param>
/// <param name="statements">What Z says of each statement.</param>
public sealed class ParaphraseClaims(ParaphraseHuman human, IReadOnlyList<bool> statements) : IClaimOracle
{
    /// <inheritdoc/>
    public Claim Whole(Question question) => ParaphraseHuman.Known(question) is { } asked
        ? Statement(statements, asked.Number)
        : LogPrior(areCopies: true, statements);

    /// <inheritdoc/>
    public Claim Lie(Question question, Seed seed)
    {
        var truth = Whole(question);
        if (ParaphraseHuman.Known(question) is not null)
        {
            return truth with { Value = new(1 - truth.Value[0]) };
        }

        var lies = Lies().Select(lie => LogPrior(lie.AreCopies, lie.Statements)).Where(lie => !lie.Equals(truth)).Distinct().ToArray();
        return lies[seed.CreateRandom().NextInt(lies.Length)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return IsWhole(question, whole) ? Parts(areCopies: true, statements) : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (!IsWhole(question, whole))
        {
            return [];
        }

        var isLie = !whole.Equals(Whole(question));
        var (areCopies, said) = Lies()
            .Where(lie => isLie && LogPrior(lie.AreCopies, lie.Statements).Equals(whole))
            .Append((true, statements))
            .First();
        return Parts(areCopies, said);
    }

    private static bool IsWhole(Question question, Claim whole) =>
        ParaphraseHuman.Known(question) is null && whole.Topic == PriorQuestion.Topic && whole.About.IsRoot;

    private static Claim Statement(IReadOnlyList<bool> said, int number) =>
        new(ParaphraseHuman.IsTrue, CopyText.Statement(number), new(said[number - 1] ? 1 : 0));

    private static Claim[] Parts(bool areCopies, IReadOnlyList<bool> said) =>
    [
        new(ParaphraseHuman.Related, CopyText.Relation, new(areCopies ? 1 : 0)),
        .. Enumerable.Range(1, said.Count).Select(number => Statement(said, number)),
    ];

    private Claim LogPrior(bool areCopies, IReadOnlyList<bool> said) => new(
        PriorQuestion.Topic, NodeAddress.Root, new(human.Weigh(areCopies, said.Count, said.Count(isTrue => isTrue))));

    private IEnumerable<(bool AreCopies, IReadOnlyList<bool> Statements)> Lies() => Enumerable.Range(0, statements.Count)
        .Select(i => (true, (IReadOnlyList<bool>)[.. statements.Select((isTrue, j) => isTrue != (i == j))]))
        .Prepend((false, statements));
}
