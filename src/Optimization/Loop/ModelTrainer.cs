using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// Asks and trains: gathers verdicts and prior answers inside the trust region, and fits f and Prior to them. Numbers are
/// gathered with <c>await</c>; Torch computes synchronously afterwards.
/// </summary>
internal sealed class ModelTrainer
{
    /// <summary>The objective rests on the prior where searches end: such an answer weighs as much as eight others.</summary>
    private const int AuditCopies = 8;

    private readonly IWorld _world;
    private readonly IElicitation _elicitation;
    private readonly LearningSettings _settings;
    private readonly SeededRandom _random;
    private readonly ExampleSet _examples;
    private readonly PriorAnswers _answers = new();
    private readonly SeededRandom _conditionalBatches;
    private readonly SeededRandom _priorBatches;
    private readonly PairChooser _pairs;

    public ModelTrainer(IWorld world, IElicitation elicitation, LearningSettings settings, NamedModels models, Seed seed)
    {
        (_world, _elicitation, _settings) = (world, elicitation, settings);
        _random = seed.For("draws").CreateRandom();
        (F, Prior) = (models.F(seed.For("f").CreateRandom()), models.Prior(seed.For("prior").CreateRandom()));
        _examples = new ExampleSet(models.Shape.Features, models.Shape.Latents, models.Shape.Answers);
        (_conditionalBatches, _priorBatches) = (seed.For("f batches").CreateRandom(), seed.For("prior batches").CreateRandom());
        _pairs = new PairChooser(models.Shape.Latents);
        Objective = new LearnedObjective(world, F, Prior);
        FirstZ = world.Propose(seed.For("first z").CreateRandom());
    }

    public IConditionalModel F { get; private set; }

    public IPriorModel Prior { get; }

    public LearnedObjective Objective { get; }

    /// <summary>The background from which the loop starts, as the human proposed it.</summary>
    public double[] FirstZ { get; }

    /// <summary>Asks for verdicts on x from D and D* in turn, with z from the trust region, and trains f on all so far.</summary>
    /// <returns>The loss, see <see cref="IConditionalModel.Train"/>.</returns>
    public async Task<double?> TrainConditionalAsync(TrustRegion region, int verdicts, CancellationToken cancellationToken)
    {
        for (var i = 0; i < verdicts; i++)
        {
            await AskAsync(DrawQuestion(), Near(region), cancellationToken);
        }

        return F.Train(_examples, _settings.ConditionalSteps, _settings.Rate, _conditionalBatches);
    }

    /// <summary>Asks how plausible backgrounds of the trust region are, and trains Prior on all answers so far.</summary>
    /// <returns>The loss, see <see cref="IPriorModel.Train"/>.</returns>
    public async Task<double?> TrainPriorAsync(TrustRegion region, int queries, CancellationToken cancellationToken)
    {
        if (!Prior.Learns)
        {
            return null;
        }

        for (var i = 0; i < queries; i++)
        {
            if (_settings.PriorFromRatios)
            {
                await CompareAsync(region, cancellationToken);
            }
            else
            {
                var z = Near(region);
                if (await _elicitation.AskPriorAsync(z, cancellationToken) is { } logPrior)
                {
                    _answers.Add(z, logPrior);
                }
            }
        }

        return TrainPrior(_settings.PriorSteps, _settings.Rate);
    }

    /// <summary>
    /// The mean KL of f from fresh verdicts at z, in nats, on x from D and D*; null where none was decided. Where that exceeds the tolerance the same
    /// questions are put once more: by how much two verdicts on one question differ is the judge's scatter and no error of f's. The verdicts then join the examples.
    /// </summary>
    public async Task<double?> CheckAsync(double[] z, int checks, double tolerance, CancellationToken cancellationToken)
    {
        List<(Question Question, Credences Before, Credences Verdict)> asked = [];
        for (var i = 0; i < checks; i++)
        {
            var question = DrawQuestion();
            var before = Predictions.Of(F, _world, [question], Posterior.Point(z))[0];
            if (await AskAsync(question, z, cancellationToken) is { } example)
            {
                asked.Add((question, before, example.Target));
            }
        }

        double? divergence = asked.Count == 0 ? null : asked.Average(a => Predictions.Divergence(a.Verdict, a.Before));
        if (divergence is null || divergence <= tolerance)
        {
            return divergence;
        }

        List<double> withoutScatter = [];
        foreach (var (question, before, verdict) in asked)
        {
            if (await AskAsync(question, z, cancellationToken) is { } again)
            {
                withoutScatter.Add(Predictions.DivergenceWithoutScatter(verdict, again.Target, before));
            }
        }

        return withoutScatter.Count == 0 ? divergence : withoutScatter.Average();
    }

    /// <summary>The last stage: asks on x from D* with z from the posterior, and trains the final f on those (Barnes 2021).</summary>
    /// <returns>The loss, see <see cref="IConditionalModel.Train"/>; null where nothing is asked.</returns>
    public async Task<double?> TrainFinalAsync(Posterior posterior, int verdicts, CancellationToken cancellationToken)
    {
        if (verdicts == 0)
        {
            return null;
        }

        _examples.Fade(.25);
        for (var i = 0; i < verdicts; i++)
        {
            var set = _world.Sets[1 + (i % (_world.Sets.Count - 1))];
            var z = posterior.Particles[_random.NextIndex(posterior.Weights)];
            await AskAsync(set.Draw(_random), [.. z], cancellationToken);
        }

        return F.Train(_examples, _settings.ConditionalSteps, _settings.Rate / 4, _conditionalBatches);
    }

    /// <summary>The last stage with an f of its own: asks on x from D and D* with z from the posterior, and trains that f, which knows nothing yet, on those alone. It predicts from then on.</summary>
    /// <param name="own">f, with its first weights.</param>
    /// <param name="posterior">Where z is.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    /// <returns>The loss, see <see cref="IConditionalModel.Train"/>.</returns>
    public async Task<double?> TrainOwnFinalAsync(IConditionalModel own, Posterior posterior, CancellationToken cancellationToken)
    {
        _examples.Clear();
        for (var i = 0; i < _settings.FinalVerdicts; i++)
        {
            await AskAsync(DrawQuestion(), [.. posterior.Particles[_random.NextIndex(posterior.Weights)]], cancellationToken);
        }

        F = own;
        return F.Train(_examples, _settings.Rounds * _settings.ConditionalSteps, _settings.Rate, _conditionalBatches);
    }

    /// <summary>
    /// Asks the human's prior again at a z that the search found, and learns from the answer; the search favours whatever
    /// the learned Prior overrates.
    /// </summary>
    /// <returns>Learned (before this answer) less asked log Prior(z), in nats; null where the judge did not decide.</returns>
    public async Task<double?> AuditAsync(double[] z, CancellationToken cancellationToken)
    {
        var isNew = Objective.Recall(z) is null;
        var learned = Objective.LogPriors([z])[0];
        if (await AskLogPriorAsync(z, cancellationToken) is not { } asked)
        {
            return null;
        }

        if (isNew && Math.Abs(learned - asked) > _settings.PriorTolerance)
        {
            TrainPrior(_settings.PriorSteps / 4, _settings.Rate / 2);
        }

        return learned - asked;
    }

    /// <summary>
    /// The human's log Prior(z) in nats on the scale of the learned one, asked once for each z and learned from: absolute, or
    /// where only ratios are asked for, as the ratio to the first z.
    /// </summary>
    public async Task<double?> AskLogPriorAsync(double[] z, CancellationToken cancellationToken)
    {
        if (Prior.Learns && Objective.Recall(z) is null)
        {
            if (_settings.PriorFromRatios)
            {
                if (await _elicitation.CompareAsync(z, FirstZ, cancellationToken) is { } credences)
                {
                    _answers.Add(z, FirstZ, credences[0], AuditCopies);
                    Objective.Remember(z, PriorRatioQuestion.ToLogRatio(credences), FirstZ);
                }
            }
            else if (await _elicitation.AskPriorAsync(z, cancellationToken) is { } logPrior)
            {
                _answers.Add(z, logPrior, AuditCopies);
                Objective.Remember(z, logPrior);
            }

            TrainPrior(steps: 0, _settings.Rate);
        }

        return Objective.Recall(z);
    }

    private async Task<TrainingExample?> AskAsync(Question question, double[] z, CancellationToken cancellationToken)
    {
        var example = await _elicitation.AskAsync(question, z, cancellationToken);
        if (example is not null)
        {
            _examples.Add(_world.Encode(question), z, example.Target);
        }

        return example;
    }

    private double? TrainPrior(int steps, double rate) => Prior.Train(_answers, steps, rate, _priorBatches);

    private async Task CompareAsync(TrustRegion region, CancellationToken cancellationToken)
    {
        const int Pool = 12;
        var pool = Enumerable.Range(0, Pool).Select(_ => Near(region)).ToArray();
        var (i, j) = _pairs.Choose(pool, Objective.LogPriors(pool));
        if (await _elicitation.CompareAsync(pool[i], pool[j], cancellationToken) is { } credences)
        {
            _answers.Add(pool[i], pool[j], credences[0]);
            _pairs.Note(pool[i], pool[j], PriorRatioQuestion.ToLogRatio(credences));
        }
    }

    /// <summary>Half from D, as it was asked or as the objective reads it; half from D*, from each of its sets alike.</summary>
    private Question DrawQuestion()
    {
        if (_random.NextBool(.5))
        {
            return _world.Sets[1 + _random.NextInt(_world.Sets.Count - 1)].Draw(_random);
        }

        var data = _random.NextBool(.5) ? _world.Observed : _world.Evidence;
        return data[_random.NextInt(data.Count)].Question;
    }

    /// <summary>
    /// A rounded z of the region. Where that is everywhere: as the human might propose it, drawn evenly, or near the
    /// centre, each a third of the time, so that the models are right where the search is and hold where it may go.
    /// </summary>
    private double[] Near(TrustRegion region)
    {
        const double Nearby = .2;
        return (region.Radius >= 1 ? _random.NextInt(3) : 2) switch
        {
            0 => _world.Propose(_random),
            1 => _world.Latents.Draw(_random),
            _ => _world.Latents.Round(region.Clip(_world.Latents, _world.Latents.Perturb(region.Centre, region.Radius >= 1 ? Nearby : region.Radius, _random))),
        };
    }
}
