using LearningThePrior.Optimization.Search;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Amortised;

/// <summary>
/// q(z | D): a network that was taught once, before any D was seen, on backgrounds drawn from a prior and data drawn from each, to tell which background a D came from (amortised inference,
/// Gershman and Goodman 2014). For a D it proposes z without an evaluation of the objective. It weighs finitely many z, one for each background that was drawn.
/// </summary>
/// <example>
/// <code>
/// using var q = AmortisedProposals.Learn(problem.Space.Draw, problem, examples: 40, new ProposalSettings(), seed);
/// var search = new RankedSearch(problem.Space, seed, problem.ContentOf, q.Ranked(problem.Observed));
/// </code>
/// </example>
public sealed class AmortisedProposals : IDisposable
{
    private readonly ProposalNetwork _network;
    private readonly ProposalBackgrounds _backgrounds;

    private AmortisedProposals(ProposalNetwork network, ProposalBackgrounds backgrounds) => (_network, _backgrounds) = (network, backgrounds);

    /// <summary>How many different backgrounds it weighs.</summary>
    public int Backgrounds => _backgrounds.Places.Count;

    /// <summary>Teaches it.</summary>
    /// <param name="draw">Draws z from the prior.</param>
    /// <param name="problem">Says what each z answers, and which say the same. Its D is not looked at.</param>
    /// <param name="examples">Examples in D.</param>
    /// <param name="settings">How it is built and taught.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="heard">Hears of each step the loss, in nats; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="ArgumentException">The problem does not say what a z answers, or no z drawn is possible.</exception>
    public static AmortisedProposals Learn(
        Func<SeededRandom, double[]> draw,
        SearchProblem problem,
        int examples,
        ProposalSettings settings,
        Seed seed,
        Action<int, double>? heard = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        ArgumentNullException.ThrowIfNull(settings);
        var backgrounds = ProposalBackgrounds.Draw(draw, problem, settings.Draws, seed.For("draws").CreateRandom());
        var network = new ProposalNetwork(2 * backgrounds.Questions, backgrounds.Places.Count, settings.Width, seed.For("weights").CreateRandom());
        var adam = new SingleAdam([.. network.parameters()]);
        var random = seed.For("steps").CreateRandom();
        for (var step = 0; step < settings.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var truths = new long[settings.Batch];
            var data = new float[settings.Batch * 2 * backgrounds.Questions];
            for (var b = 0; b < settings.Batch; b++)
            {
                truths[b] = backgrounds.Imagine(data.AsSpan(b * 2 * backgrounds.Questions, 2 * backgrounds.Questions), examples, random);
            }

            var loss = nn.functional.cross_entropy(network.call(Ops.FromArray(data, settings.Batch, 2 * backgrounds.Questions)), Ops.FromArray(truths));
            adam.Step(loss, settings.Rate * .5 * (1 + Math.Cos(Math.PI * step / settings.Steps)));
            heard?.Invoke(step, loss.item<float>());
        }

        return new(network, backgrounds);
    }

    /// <summary>A z of each background, the most probable first.</summary>
    /// <param name="observed">D: which x of those that it can hold, and y.</param>
    public IReadOnlyList<double[]> Ranked(IReadOnlyList<(int Question, int Answer)> observed)
    {
        var weights = Weights(observed);
        return [.. Enumerable.Range(0, weights.Length).OrderByDescending(i => weights[i]).Select(i => _backgrounds.Places[i])];
    }

    /// <summary>What draws a z from q(z | D).</summary>
    /// <param name="observed">D: which x of those that it can hold, and y.</param>
    public Func<SeededRandom, double[]> Proposer(IReadOnlyList<(int Question, int Answer)> observed)
    {
        var weights = Weights(observed);
        return random =>
        {
            ArgumentNullException.ThrowIfNull(random);
            var (at, left) = (0, random.NextDouble());
            while (at + 1 < weights.Length && left >= weights[at])
            {
                left -= weights[at++];
            }

            return [.. _backgrounds.Places[at]];
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    /// <summary>[backgrounds]: q, which sums to 1.</summary>
    private double[] Weights(IReadOnlyList<(int Question, int Answer)> observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var data = new float[2 * _backgrounds.Questions];
        foreach (var (question, answer) in observed)
        {
            data[(2 * question) + answer]++;
        }

        return _network.call(Ops.FromArray(data, 1, data.Length)).to(ScalarType.Float64).softmax(1).contiguous().ToArray();
    }
}
