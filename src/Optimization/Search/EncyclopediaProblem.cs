using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// The exact objective of an encyclopedia about leaves, with its gradient where choices are weighted: the prior is linear
/// in the weights, and a path's state becomes a distribution over states, p[t+1] = p[t] Delta[branch].
/// </summary>
/// <remarks>At a rounded z the value is exact. An impossible z has negative infinity, and the gradient of the rest.</remarks>
public sealed class EncyclopediaProblem
{
    private readonly EncyclopediaWorld _world;
    private readonly double[] _logSteps;
    private readonly double _flip;
    private readonly (int[] Steps, int Answer)[] _observed;
    private readonly int _states;

    private EncyclopediaProblem(EncyclopediaWorlds settings, Seed seed)
    {
        _world = settings.Sample(seed);
        (_states, _flip) = (settings.States, settings.Flip);
        _observed = [.. _world.Observed.Select(o => (((EncyclopediaQuestion)o.Question).Path.Steps.ToArray(), o.Answer))];
        _logSteps = new double[_world.Latents.Dimension];
        for (var place = 0; place < 2 * _states; place++)
        {
            for (var to = 0; to < _states; to++)
            {
                var chance = to == place / 2 ? settings.Stay : (1 - settings.Stay) / (_states - 1);
                _logSteps[_world.Latents.Offset(1 + place) + to] = Math.Log(chance);
            }
        }
    }

    /// <summary>The problem of one world drawn.</summary>
    /// <exception cref="ArgumentException">The world asks about more than single leaves.</exception>
    public static SearchProblem Of(EncyclopediaWorlds settings, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Questions != QuestionKind.Leaf)
        {
            throw new ArgumentException("The exact objective is about leaf questions.", nameof(settings));
        }

        var one = new EncyclopediaProblem(settings, seed);
        return new(
            one._world.Latents, one.Evaluate, one.Evaluate(one._world.Key.MapLatent).Value, one._world.Propose)
        {
            Answers = one.Answers,
            ContentOf = z => one._world.ContentOf(one._world.Unpack(z)),
            Observed = [.. one._world.Observed.Select(o => (one._world.IndexOf(o.Question), o.Answer))],
        };
    }

    private double[]? Answers(double[] z)
    {
        if (double.IsNegativeInfinity(_world.Key.LogPrior(z)))
        {
            return null;
        }

        var table = StateTable.FromLatent(_world.Latents, z);
        var answers = new double[_world.DistinctQuestions];
        foreach (var (question, _) in _world.Sets[0].Scored)
        {
            answers[_world.IndexOf(question)] = table.Facts[table.StateAt(((EncyclopediaQuestion)question).Path)] ? 1 - _flip : _flip;
        }

        return answers;
    }

    private Evaluation Evaluate(double[] z)
    {
        var rounded = _world.Latents.Round(z);
        double[] gradient = [.. _logSteps];
        var value = _world.Key.LogPrior(rounded);
        for (var i = 0; i < z.Length; i++)
        {
            value += (z[i] - rounded[i]) * _logSteps[i];
        }

        foreach (var (steps, answer) in _observed)
        {
            value += AddLogLikelihood(z, steps, answer, gradient);
        }

        return new(value, gradient);
    }

    /// <summary>log P(y|x,z); its gradient is added.</summary>
    private double AddLogLikelihood(double[] z, int[] steps, int answer, double[] gradient)
    {
        var at = new double[steps.Length + 1][]; // [t][state]: where the path is after t steps
        at[0] = z[.._states];
        for (var t = 0; t < steps.Length; t++)
        {
            at[t + 1] = new double[_states];
            for (var s = 0; s < _states; s++)
            {
                for (var to = 0; to < _states; to++)
                {
                    at[t + 1][to] += at[t][s] * z[Step(s, steps[t], to)];
                }
            }
        }

        var share = Enumerable.Range(0, _states).Sum(s => at[^1][s] * z[Fact(s)]);
        var yes = _flip + ((1 - (2 * _flip)) * share);
        var likelihood = answer == 1 ? yes : 1 - yes;
        var slope = (answer == 1 ? 1 : -1) * (1 - (2 * _flip)) / likelihood;
        var back = new double[_states]; // [state]: how log P changes with the weight of being there
        for (var s = 0; s < _states; s++)
        {
            gradient[Fact(s)] += slope * at[^1][s];
            back[s] = slope * z[Fact(s)];
        }

        for (var t = steps.Length - 1; t >= 0; t--)
        {
            var before = new double[_states];
            for (var s = 0; s < _states; s++)
            {
                for (var to = 0; to < _states; to++)
                {
                    gradient[Step(s, steps[t], to)] += at[t][s] * back[to];
                    before[s] += z[Step(s, steps[t], to)] * back[to];
                }
            }

            back = before;
        }

        for (var s = 0; s < _states; s++)
        {
            gradient[s] += back[s];
        }

        return Math.Log(likelihood);
    }

    private int Step(int state, int branch, int to) => _world.Latents.Offset(1 + (2 * state) + branch) + to;

    private int Fact(int state) => _world.Latents.Offset(1 + (2 * _states) + state) + 1;
}
