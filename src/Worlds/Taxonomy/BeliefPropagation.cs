using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// Exact Bayes for labels of leaves (Pearl 1982): log odds of the attribute pass up from the labels seen to the root and
/// down again along the ways to them, so that a label costs its depth and no other kind is ever looked at.
/// </summary>
internal sealed class BeliefPropagation
{
    private readonly double _exceptions;
    private readonly double _noise;
    private readonly Dictionary<NodeAddress, double> _below = [];
    private readonly Dictionary<NodeAddress, double> _beliefs = [];

    /// <param name="exceptions">rho, the probability of an exception.</param>
    /// <param name="noise">eps, the probability that a label is wrong, anew for each example.</param>
    /// <param name="observed">Labels of leaves.</param>
    public BeliefPropagation(double exceptions, double noise, IReadOnlyList<Observation> observed)
    {
        (_exceptions, _noise) = (exceptions, noise);
        var label = Math.Log((1 - noise) / noise);
        _below[NodeAddress.Root] = 0;
        foreach (var (question, answer) in observed)
        {
            var path = ((TaxonomyQuestion)question).Path;
            foreach (var kind in path)
            {
                _below.TryAdd(kind, 0);
            }

            _below[path[^1]] += answer == 1 ? label : -label;
        }

        var levels = _below.Keys.GroupBy(kind => kind.Depth).OrderBy(level => level.Key).Select(level => level.ToArray()).ToArray();
        foreach (var kind in levels.Skip(1).Reverse().SelectMany(level => level))
        {
            _below[kind.Parent] += Through(_below[kind]);
        }

        _beliefs[NodeAddress.Root] = _below[NodeAddress.Root];
        foreach (var kind in levels.Skip(1).SelectMany(level => level))
        {
            _beliefs[kind] = _below[kind] + Through(_beliefs[kind.Parent] - Through(_below[kind]));
        }
    }

    /// <summary>P(y = yes | x, D): from the deepest kind on the way of which D tells, down, and through the label's noise.</summary>
    public double Predict(TaxonomyQuestion question)
    {
        var known = question.Path.TakeWhile(_beliefs.ContainsKey).Count();
        var has = 1 / (1 + Math.Exp(-_beliefs[question.Path[known - 1]]));
        var unknown = TaxonomyFormulas.OddExceptions(_exceptions, question.Path.Count - known);
        return TaxonomyFormulas.Either(TaxonomyFormulas.Either(has, unknown), _noise);
    }

    /// <summary>Log odds of a kind as they bear on its parent or child: weakened by the chance of an exception.</summary>
    private double Through(double logOdds) => 2 * Math.Atanh((1 - (2 * _exceptions)) * Math.Tanh(logOdds / 2));
}
