using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>
/// A human who knows how probable the fact is and how often a copy is wrong, and reads one page at a time. Asked how
/// plausible the statements are, they multiply one by one, unless they believe that all are copies of one fact; only
/// reading the page that says so can tell them.
/// </summary>
/// <param name="copies">m, at least 1.</param>
/// <param name="fact">p.</param>
/// <param name="wrong">nu.</param>
/// <param name="noise">With what probability an answer that was seen is not the true one.</param>
public sealed class ParaphraseHuman(int copies, double fact, double wrong, double noise) : IHuman
{
    /// <summary>The topic of the claim about how the statements are related: 1 for copies of one fact, 0 for unrelated.</summary>
    internal const string Related = "copies";

    /// <summary>The topic of the claim about one statement: 1 for true, 0 for false.</summary>
    internal const string IsTrue = "true";

    private readonly CopyText _text = new(copies);

    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsElementary(Known(question), topic, address)
            ? topic == Related
                ? text == _text.RelationPage ? new(topic, address, new(1)) : null
                : _text.Read(_text.NumberAt(address)!.Value, text) is { } isTrue ? new(topic, address, new(isTrue ? 1 : 0)) : null
            : null;
    }

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return IsElementary(Known(question), claim.Topic, claim.About) && IsBit(claim);
    }

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Known(question) is { } asked
            ? claim.Topic == IsTrue && claim.About == CopyText.Statement(asked.Number)
            : IsWhole(claim);
    }

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        return Known(question) is null
            && IsWhole(whole)
            && parts.Count == copies + 1
            && parts.All(IsBit)
            && parts.Select((p, i) => p.About == NodeAddress.Root.Child(i) && p.Topic == (i == 0 ? Related : IsTrue)).All(fits => fits)
            && Weigh(parts[0].Value[0].IsOne, copies, parts.Skip(1).Count(p => p.Value[0].IsOne)) == whole.Value[0];
    }

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var statements = believed
            .Where(c => c.Topic == IsTrue && _text.NumberAt(c.About) is not null && IsBit(c)).DistinctBy(c => c.About).ToArray();
        if (Known(question) is { } asked)
        {
            var told = statements.FirstOrDefault(c => c.About == CopyText.Statement(asked.Number));
            var yes = told is null ? ParaphraseFormulas.Marginal(fact, wrong) : told.Value[0].IsOne ? 1 : 0;
            return Credences.OfYes((yes * (1 - noise)) + ((1 - yes) * noise));
        }

        var wholes = believed.Where(IsWhole).Select(c => c.Value[0]).Distinct().ToArray();
        var areCopies = believed.Any(c => c.Topic == Related && c.About == CopyText.Relation && IsBit(c) && c.Value[0].IsOne);
        return wholes switch
        {
            [] => ToCredences(Weigh(areCopies, statements.Length, statements.Count(c => c.Value[0].IsOne))),
            [var whole] => ToCredences(whole),
            _ => Credences.Uniform(2),
        };
    }

    /// <inheritdoc/>
    /// <remarks>The statements one by one; how they are related is nothing that a human looks up unprompted.</remarks>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) =>
        Known(question) is { } asked
            ? [(IsTrue, CopyText.Statement(asked.Number))]
            : Enumerable.Range(1, copies).Select(number => (IsTrue, CopyText.Statement(number)));

    /// <summary>
    /// log Prior in millionths of a nat of some statements, <paramref name="yes"/> of them true; 0 where there are none.
    /// </summary>
    internal BigInteger Weigh(bool areCopies, int statements, int yes) => (BigInteger)Math.Round(PriorQuestion.UnitsPerNat * (areCopies
        ? ParaphraseFormulas.LogPrior(fact, wrong, statements, yes)
        : ParaphraseFormulas.LogOfMarginals(fact, wrong, statements, yes)));

    /// <summary>The question as one about a statement, or null for the prior's.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    internal static StatementQuestion? Known(Question question) => question switch
    {
        StatementQuestion asked => asked,
        PriorQuestion => null,
        _ => throw new ArgumentException("Not a question about statements that are copies.", nameof(question)),
    };

    private static Credences ToCredences(BigInteger units) => PriorQuestion.ToCredences((double)units / PriorQuestion.UnitsPerNat);

    private static bool IsWhole(Claim claim) => claim.Topic == PriorQuestion.Topic && claim.About.IsRoot && claim.Value.Count == 1;

    private static bool IsBit(Claim claim) => claim.Value.Count == 1 && (claim.Value[0].IsZero || claim.Value[0].IsOne);

    // A question about one statement is settled by that page alone.
    private bool IsElementary(StatementQuestion? asked, string topic, NodeAddress address) =>
        topic == IsTrue ? _text.NumberAt(address) is { } number && (asked is null || asked.Number == number)
        : topic == Related && asked is null && address == CopyText.Relation;
}
