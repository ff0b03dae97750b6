using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Amortised;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Measuring;

/// <summary>The searches that <c>ltp measure search</c> compares; where q(z | D) was taught, those that start from it, too.</summary>
internal static class MeasuredSearches
{
    public const string Yardstick = "(1+1)-EA, the yardstick";

    public static IReadOnlyList<(string Name, Func<SearchProblem, Seed, ILatentOptimizer> Create)> Own(AmortisedProposals? q) =>
    [
        ("random", (p, s) => new RandomSearch(p.Space, s, propose: p.Propose)),
        (Yardstick, (p, s) => new OnePlusOneEvolution(p.Space, s, propose: p.Propose)),
        ("gradient with restarts", (p, s) => new GradientSearch(p.Space, s, propose: p.Propose)),
        .. Of(q, taught => [
            ("q(z | D)", (p, s) => new RankedSearch(p.Space, s, p.ContentOf, taught.Ranked(p.Observed))),
            ("(1+1)-EA from q(z | D)", (p, s) => new OnePlusOneEvolution(p.Space, s, propose: taught.Proposer(p.Observed))),
        ]),
    ];

    public static IReadOnlyList<(string Name, Func<SearchProblem, Seed, ILatentOptimizer> Create)> Latent(AmortisedProposals? q) =>
    [
        ("latent: random", (p, s) => new RandomSearch(p.Space, s)),
        ("latent: (1+1)-EA", (p, s) => new OnePlusOneEvolution(p.Space, s)),
        ("latent: unseen draws", (p, s) => new UnseenDraws(p.Space, s, p.ContentOf)),
        ("latent: CMA-ES", (p, s) => new CovarianceSearch(p.Space, s, p.ContentOf)),
        ("latent: SMC", (p, s) => new TemperedSearch(p.Space, s, p.ContentOf)),
        ("latent: climb", (p, s) => new LatentClimb(p.Space, s, p.ContentOf)),
        ("latent: climb, proposals", (p, s) => new LatentClimb(p.Space, s, p.ContentOf, propose: p.Propose)),
        .. Of(q, taught => [
            ("latent: q(z | D)", (p, s) => new RankedSearch(p.Space, s, p.ContentOf, taught.Ranked(p.Observed))),
            ("latent: SMC from q(z | D)", (p, s) => new TemperedSearch(p.Space, s, p.ContentOf, propose: taught.Proposer(p.Observed))),
            ("latent: climb, q(z | D)", (p, s) => new LatentClimb(p.Space, s, p.ContentOf, propose: taught.Proposer(p.Observed))),
        ]),
    ];

    private static IReadOnlyList<(string Name, Func<SearchProblem, Seed, ILatentOptimizer> Create)> Of(
        AmortisedProposals? q, Func<AmortisedProposals, IReadOnlyList<(string Name, Func<SearchProblem, Seed, ILatentOptimizer> Create)>> searches) =>
        q is null ? [] : searches(q);
}
