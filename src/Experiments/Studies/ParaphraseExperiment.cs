using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Paraphrase;

namespace LearningThePrior.Experiments.Studies;

/// <summary>
/// The prior over redundant statements: what a human says of m copies of one fact, all of them true, who reads them one by
/// one, after a consultant, and after a debate in which one side cites that they are copies.
/// </summary>
public static class ParaphraseExperiment
{
    // Plays no part in a question about the prior.
    private const double Noise = .1;

    /// <summary>Plays every protocol once; nothing is drawn.</summary>
    /// <param name="fact">p, how probable the fact is.</param>
    /// <param name="wrong">nu, how probable it is that a copy is wrong.</param>
    /// <param name="copies">m, at least 1.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public static async Task<ParaphraseRow> PlayAsync(
        double fact, double wrong, int copies, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(copies);
        var human = new ParaphraseHuman(copies, fact, wrong, Noise);
        var exact = ParaphraseFormulas.LogPrior(fact, wrong, copies, copies);
        var marginals = ParaphraseFormulas.LogOfMarginals(fact, wrong, copies, copies);
        var honest = new Contestant(new RelationCiter(), new DistributionPosition(PriorQuestion.ToCredences(exact)));
        var dishonest = new Contestant(new RelationOmitter(), new DistributionPosition(PriorQuestion.ToCredences(marginals)));
        return new(
            copies,
            exact,
            marginals,
            await AskAsync(new JudgeAlone()),
            await AskAsync(new Consultancy(), honest),
            await AskAsync(new Consultancy(), dishonest),
            await AskAsync(new SequentialDebate(), honest, dishonest),
            await AskAsync(new SequentialDebate(), dishonest, honest),
            await AskAsync(new SimultaneousDebate(), honest, dishonest));

        async Task<double> AskAsync(IProtocol protocol, params Contestant[] contestants)
        {
            const int PageCharacters = 128;
            var question = new PriorQuestion("prior");
            var tree = new ImplicitTree(new CopyTree([.. Enumerable.Repeat(true, copies)]));
            var judge = new CitationJudge(human, checks: 1, lookUps: copies);
            var transcript = await protocol.PlayAsync(
                new DebateSetup(question.Id, question, tree, contestants, judge, default)
                {
                    JudgeBudget = new(copies + 1, (copies + 1) * PageCharacters),
                },
                cancellationToken);
            return transcript.Verdict is DecidedVerdict decided ? PriorQuestion.ToLogPrior(decided.Credences) : double.NaN;
        }
    }
}

/// <summary>log Prior in nats of m copies that all say "true": in closed form, and what came out.</summary>
/// <param name="Copies">m.</param>
/// <param name="Exact">log[p (1 - nu)^m + (1 - p) nu^m].</param>
/// <param name="Marginals">The logarithm of the product of the copies' marginals.</param>
/// <param name="JudgeAlone">Read statement by statement; must be <paramref name="Marginals"/>.</param>
/// <param name="HonestConsultancy">With a consultant for the truth; must be <paramref name="Exact"/>.</param>
/// <param name="DishonestConsultancy">With one who keeps silent; must be <paramref name="Marginals"/>.</param>
/// <param name="HonestFirst">After a debate that the honest side opens; must be <paramref name="Exact"/>.</param>
/// <param name="HonestLast">After one that it closes; the same.</param>
/// <param name="AtOnce">After one in which neither hears the other; the same.</param>
public sealed record ParaphraseRow(
    int Copies,
    double Exact,
    double Marginals,
    double JudgeAlone,
    double HonestConsultancy,
    double DishonestConsultancy,
    double HonestFirst,
    double HonestLast,
    double AtOnce)
{
    /// <summary>How far in nats the worst verdict is from what it must be; a judge answers in millionths of a nat.</summary>
    public double Off => new[]
    {
        JudgeAlone - Marginals, HonestConsultancy - Exact, DishonestConsultancy - Marginals,
        HonestFirst - Exact, HonestLast - Exact, AtOnce - Exact,
    }.Max(Math.Abs);
}
