using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Experiments.Studies;

/// <summary>
/// Protocols and a Z too shallow, measured where closed forms say what they must come to: a taxonomy whose leaves are
/// asked about, one fresh tree an item.
/// </summary>
public static class TaxonomyExperiment
{
    private const double Noise = .1;

    // Every kind's page has fewer characters than this at any depth allowed.
    private const int PageCharacters = 128;

    /// <summary>
    /// Judge alone, consultancy and debates from both seats on the same leaves: how often the verdict is the leaf's true
    /// attribute. The judge reads the root and <paramref name="citations"/> nodes for each side.
    /// </summary>
    /// <param name="exceptions">rho, the probability of an exception.</param>
    /// <param name="depth">Of the leaves.</param>
    /// <param name="citations">k, from 1: with none, nobody can argue.</param>
    /// <param name="items">Leaves, each of its own tree.</param>
    /// <param name="seed">Draws trees, leaves and the consultant's side.</param>
    /// <param name="cancellationToken">Stops between two items.</param>
    public static async Task<IReadOnlyList<TaxonomyCell>> PlayAsync(
        double exceptions, int depth, int citations, int items, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(citations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        var judge = new CitationJudge(new TaxonomyHuman(exceptions, Noise, depth), citations);
        var debate = TaxonomyFormulas.Debate(exceptions, depth, citations);
        (string Name, IProtocol Protocol, bool HonestFirst, double Formula)[] cells =
        [
            ("judge alone", new JudgeAlone(), true, TaxonomyFormulas.JudgeAlone(exceptions, depth)),
            ("consultancy", new Consultancy(), true, TaxonomyFormulas.Consultancy(exceptions, depth)),
            ("debate, honest first", new SequentialDebate(Rounds: 1), true, debate),
            ("debate, honest last", new SequentialDebate(Rounds: 1), false, debate),
            ("debate, both at once", new SimultaneousDebate(Rounds: 1), true, debate),
        ];
        var right = new int[cells.Length];
        for (var item = 0; item < items; item++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = seed.For($"depth {depth}", item);
            var (kinds, question) = Draw(exceptions, depth, own);
            var answer = kinds.HasAttribute(question.Kind) ? 1 : 0;
            var tree = new ImplicitTree(new KindTree(kinds, depth));
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var (_, protocol, honestFirst, _) = cells[cell];
                var setup = new DebateSetup(
                    question.Id, question, tree, Contestants(protocol, kinds, citations, answer, own), judge, own.For("debate"))
                {
                    Arrangement = honestFirst ? default : default(Arrangement).Mirror(),
                    JudgeBudget = new(1 + (2 * citations), (1 + (2 * citations)) * PageCharacters),
                };
                var transcript = await protocol.PlayAsync(setup, cancellationToken);
                right[cell] += transcript.Verdict is DecidedVerdict { Credences.Choice: { } choice } && choice == answer ? 1 : 0;
            }
        }

        return [.. cells.Select((c, i) => new TaxonomyCell(depth, c.Name, right[i], items, c.Formula))];
    }

    /// <summary>
    /// The NLL, under the true conditional, of a human who is told all that Z says where Z ends k levels above the leaves.
    /// </summary>
    /// <param name="exceptions">rho, the probability of an exception.</param>
    /// <param name="depth">Of the leaves.</param>
    /// <param name="missing">k: how many levels Z leaves out, from 0 to <paramref name="depth"/> - 1.</param>
    /// <param name="items">Leaves, each of its own tree.</param>
    /// <param name="seed">Draws trees and leaves.</param>
    public static ShallowCell Shallow(double exceptions, int depth, int missing, int items, Seed seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(missing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(missing, depth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        var human = new TaxonomyHuman(exceptions, Noise, depth - missing);
        var nlls = new double[items];
        for (var item = 0; item < items; item++)
        {
            var (kinds, question) = Draw(exceptions, depth, seed.For($"depth {depth}", item));
            var told = new TaxonomyClaims(kinds, exceptions, depth - missing).Whole(question);
            var yes = human.Conclude(question, [told])[1];
            var truth = kinds.HasAttribute(question.Kind) ? 1 - Noise : Noise;
            nlls[item] = -(truth * Math.Log(yes)) - ((1 - truth) * Math.Log(1 - yes));
        }

        var mean = nlls.Average();
        var variance = nlls.Sum(n => (n - mean) * (n - mean)) / Math.Max(1, items - 1);
        return new(depth, missing, mean, Math.Sqrt(variance / items), TaxonomyFormulas.ShallowNll(exceptions, Noise, missing));
    }

    private static (IKinds Kinds, TaxonomyQuestion Question) Draw(double exceptions, int depth, Seed seed)
    {
        var random = seed.For("leaf").CreateRandom();
        return (
            new HashedKinds(seed.For("kinds"), exceptions),
            new(NodeAddress.FromSteps(Enumerable.Range(0, depth).Select(_ => random.NextInt(2)))));
    }

    private static Contestant[] Contestants(IProtocol protocol, IKinds kinds, int citations, int answer, Seed seed)
    {
        var honest = new Contestant(new HonestCiter(kinds, citations), new AnswerPosition(answer));
        var dishonest = new Contestant(
            new DishonestCiter(kinds, citations, isAlone: protocol.Contestants == 1), new AnswerPosition(1 - answer));
        return protocol.Contestants switch
        {
            0 => [],
            1 => [seed.For("consultant").CreateRandom().NextBool(.5) ? honest : dishonest],
            _ => [honest, dishonest],
        };
    }
}

/// <summary>One protocol at one depth, beside what it must come to.</summary>
/// <param name="Depth">Of the leaves.</param>
/// <param name="Protocol">Who argued, and in which order.</param>
/// <param name="Right">Verdicts for the true attribute.</param>
/// <param name="Items">Verdicts in all.</param>
/// <param name="Formula">The probability of a right verdict in closed form.</param>
public sealed record TaxonomyCell(int Depth, string Protocol, int Right, int Items, double Formula)
{
    /// <summary>The share of right verdicts.</summary>
    public double Measured => (double)Right / Items;

    /// <summary>How many standard errors of the formula the measured share is off; 0 where there is no error and it is right.</summary>
    public double Z => Measured == Formula ? 0 : (Measured - Formula) / Math.Sqrt(Formula * (1 - Formula) / Items);
}

/// <summary>A Z that ends above the leaves, beside what it must cost.</summary>
/// <param name="Depth">Of the leaves.</param>
/// <param name="Missing">k: how many levels Z leaves out.</param>
/// <param name="Measured">The mean NLL in nats a label.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Formula">The NLL in closed form.</param>
public sealed record ShallowCell(int Depth, int Missing, double Measured, double Error, double Formula)
{
    /// <summary>How many standard errors the measured NLL is off; 0 where it does not vary and is right to a billionth.</summary>
    public double Z => Math.Abs(Measured - Formula) < 1e-9 ? 0 : (Measured - Formula) / Error;
}
