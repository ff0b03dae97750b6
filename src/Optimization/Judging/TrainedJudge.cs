using System.Security.Cryptography;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Judging;

/// <summary>
/// A judge learned from verdicts or from the truth: it sees how much each side says, cites and claims, what holds, and which
/// words stand beside which claims, and believes each side so far. Its credences are what the sides defend, weighted by belief;
/// what it gives to neither is spread evenly. It reads no node and needs no world's human.
/// </summary>
public sealed class TrainedJudge : IJudge
{
    private readonly TrainedWeights _weights;
    private readonly DebateFeatures _features;
    private readonly BeliefModel _model;

    private TrainedJudge(TrainedWeights weights, BeliefModel model)
    {
        (_weights, _features, _model) = (weights, new(weights.Buckets), model);
        Name = $"trained({Convert.ToHexStringLower(SHA256.HashData(weights.ToJson()))[..12]})";
    }

    /// <summary>"trained", with a fingerprint of the weights.</summary>
    public string Name { get; }

    /// <summary>Fits a judge to debates and what their verdicts should have been. The same input gives the same bytes.</summary>
    /// <param name="examples">
    /// At least ten debates of equally many sides and answers, each with a credence for each answer: another judge's, or the truth's.
    /// </param>
    /// <param name="settings">How; the defaults if null.</param>
    /// <param name="seed">Draws the first weights and the held-out examples.</param>
    /// <exception cref="ArgumentException">The examples are too few or do not fit one another, or a setting is out of range.</exception>
    public static TrainedJudge Fit(
        IReadOnlyList<(Transcript Debate, Credences Target)> examples, TrainedJudgeSettings? settings, Seed seed)
    {
        settings ??= new();
        TrainedJudgeChecks.Require(settings);
        TrainedJudgeChecks.Require(examples);
        var features = new DebateFeatures(settings.Buckets);
        var random = seed.For("held out").CreateRandom();
        var all = examples.OrderBy(_ => random.NextBits()).Select(e => Example(features, e.Debate, e.Target)).ToArray();
        var held = Math.Clamp((int)(settings.HeldOut * all.Length), 1, all.Length - 1);
        var model = new BeliefModel(features.Count, settings.Hidden, seed.For("weights").CreateRandom());
        _ = new BeliefTrainer(model, all[held..], all[..held]).Train(settings.Steps, settings.Rate, settings.L2);
        return new(new TrainedWeights(TrainedWeights.CurrentSchema, settings.Hidden, settings.Buckets, model.Weights()), model);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file holds no trained judge.</exception>
    public static TrainedJudge Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var weights = TrainedWeights.Read(path);
        var model = new BeliefModel(new DebateFeatures(weights.Buckets).Count, weights.Hidden, new Seed(0).CreateRandom());
        model.SetWeights(weights.Weights);
        return new(weights, model);
    }

    /// <summary>Writes the weights as JSON, every number exactly.</summary>
    /// <exception cref="IOException">There is such a file already, or it cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var file = new FileStream(path, FileMode.CreateNew);
        file.Write(_weights.ToJson());
    }

    /// <inheritdoc/>
    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        this.RequireFit(@case);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Judge(@case));
    }

    private Verdict Judge(JudgeCase @case)
    {
        if (@case.Positions.Count == 0)
        {
            return new AbstainedVerdict(new("trained", "Nobody defends anything."));
        }

        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var rows = _features.Of(@case.Positions, @case.Turns);
        var beliefs = _model.call(ExampleSet.Rows(rows, _features.Count).unsqueeze(0)).exp().ToArray();
        var positions = Positions(@case.Positions.Select(p => p.Position), @case.Question.Answers.Count);
        var credences = Credences.Normalise([.. Enumerable.Range(0, @case.Question.Answers.Count)
            .Select(answer => positions.Zip(beliefs, (p, belief) => belief * p[answer]).Sum())]);
        var said = @case.Positions.Zip(beliefs, (p, belief) => FormattableString.Invariant($"{p.Label} {belief:F4}"));
        return new DecidedVerdict(credences, new("trained", $"Believed: {string.Join(", ", said)}."));
    }

    private static BeliefExample Example(DebateFeatures features, Transcript debate, Credences target) => new(
        features.Of([.. debate.Sides.Select(s => (s.Label, s.Position))], debate.Turns),
        Positions(debate.Sides.Select(s => s.Position), target.Count),
        target);

    private static Credences[] Positions(IEnumerable<Position> sides, int answers) =>
    [
        .. sides.Select(p => p switch
        {
            AnswerPosition a => Credences.Certain(a.Answer, answers),
            DistributionPosition d => d.Credences,
            _ => throw new ArgumentException($"{p} is no position that can be weighed.", nameof(sides)),
        }),
        Credences.Uniform(answers),
    ];
}
