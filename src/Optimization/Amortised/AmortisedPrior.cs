using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Amortised;

/// <summary>
/// A prior that is amortised (a prior-fitted network, Müller et al. 2022; a conditional neural process, Garnelo et al. 2018): trained on data
/// sets drawn from what the human would propose, it answers y given x and D in one pass. It knows the human's prior but cannot say what it
/// believes, and when he changes his mind, all of its training is lost.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A model lives as long as what was learned is used; its tensors go with it.")]
public sealed class AmortisedPrior
{
    private readonly AmortisedNetwork _network;
    private readonly int _examples;

    private AmortisedPrior(IImaginableWorld world, int width, SeededRandom random)
    {
        _examples = 2 * world.DistinctQuestions;
        _network = new AmortisedNetwork(_examples, world.Encode(world.Sets[0].Scored[0].Question).Length, world.DistinctMarks, width, random);
        Width = width;
    }

    /// <summary>Hidden width.</summary>
    public int Width { get; }

    /// <summary>How many data sets it was trained on.</summary>
    public int Draws { get; private set; }

    /// <summary>Its weights, and the multiply-adds of its training and use in this process.</summary>
    public ModelCost Cost => ModelCost.Of(_network);

    /// <summary>Trains one.</summary>
    /// <param name="world">Any world of the family: how many examples D has, the questions, and what its human imagines are used, never its D or its truth.</param>
    /// <param name="settings">How.</param>
    /// <param name="seed">First weights and draws.</param>
    /// <param name="progress">Hears the mean loss of the last tenth, in nats a question, ten times; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public static AmortisedPrior Train(
        IImaginableWorld world, AmortisedSettings settings, Seed seed, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(settings);
        var prior = new AmortisedPrior(world, settings.Width, seed.For("weights").CreateRandom());
        var optimizer = new SingleAdam([.. prior._network.parameters()]);
        var random = seed.For("draws").CreateRandom();
        var steps = Math.Max(1, settings.Draws / settings.Batch);
        var tail = 0.0;
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (data, questions, weights) = prior.Imagine(world, settings, random);
            var odds = prior._network.call(data, questions);                                            // [B, Q]
            var logs = (weights.No * nn.functional.logsigmoid(-odds)).Plus(weights.Yes * nn.functional.logsigmoid(odds));
            var loss = -(logs.sum() / weights.No.Plus(weights.Yes).sum());
            optimizer.Step(loss, settings.Rate * Rates.Cosine(step, steps));
            tail += loss.data<float>()[0];
            if ((step + 1) * 10 / steps > step * 10 / steps)
            {
                progress?.Report(tail / Math.Max(1, steps / 10));
                tail = 0;
            }
        }

        prior.Draws = steps * settings.Batch;
        return prior;
    }

    /// <summary>The credences for questions about a world, given its D.</summary>
    /// <exception cref="ArgumentException">The world's D can hold other examples than those that it was trained on.</exception>
    public IReadOnlyList<Credences> Predict(IImaginableWorld world, IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(questions);
        if (2 * world.DistinctQuestions != _examples)
        {
            throw new ArgumentException("The amortised prior was trained for worlds of another form.", nameof(world));
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var data = new float[_examples];
        Count(world.Observed.Select(o => (world.IndexOf(o.Question), o.Answer)), world.Observed.Count, data);
        var odds = _network.call(Ops.FromArray(data, 1, _examples), Rows(world, questions)).data<float>().ToArray();
        return [.. odds.Select(o => Credences.OfYes(1 / (1 + Math.Exp(-(double)o))))];
    }

    /// <summary>The content of a file that <see cref="Load"/> reads.</summary>
    /// <param name="family">The worlds that it was trained for, by name and settings.</param>
    public byte[] Save(string family) => WeightFile.Write(ModuleWeights.Of(_network), new Dictionary<string, string>
    {
        ["draws"] = Draws.ToString(CultureInfo.InvariantCulture),
        ["family"] = family,
        ["width"] = Width.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>Reads what was trained before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="family">The worlds that it is wanted for, by name and settings.</param>
    /// <param name="world">A world of these.</param>
    /// <exception cref="InvalidDataException">The file holds none, or one for other worlds; the message names the file and says what is wrong.</exception>
    public static AmortisedPrior Load(string path, string family, IImaginableWorld world)
    {
        var (arrays, about) = WeightFile.Read(path);
        if (about.GetValueOrDefault("family") != family)
        {
            throw new InvalidDataException($"{path}: was trained for {about.GetValueOrDefault("family") ?? "something else"}, not for {family}.");
        }

        if (!int.TryParse(about.GetValueOrDefault("width"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width is < 1 or > MostWidth
            || !int.TryParse(about.GetValueOrDefault("draws"), NumberStyles.None, CultureInfo.InvariantCulture, out var draws))
        {
            throw new InvalidDataException($"{path}: its width or its draws are not there.");
        }

        var prior = new AmortisedPrior(world, width, new Seed(0).CreateRandom()) { Draws = draws };
        try
        {
            ModuleWeights.Load(prior._network, arrays);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }

        return prior;
    }

    /// <summary>The widest that is read from a file.</summary>
    public const int MostWidth = 8_192;

    private (Tensor Data, Tensor Questions, (Tensor No, Tensor Yes) Weights) Imagine(IImaginableWorld world, AmortisedSettings settings, SeededRandom random)
    {
        Question[] questions = [.. world.Sets.SelectMany(set => set.Scored.Count <= settings.Questions
            ? set.Scored.Select(s => s.Question)
            : Enumerable.Range(0, settings.Questions).Select(_ => set.Draw(random)))];
        var (examples, asked) = (world.Observed.Count, questions.Length);
        var data = new float[settings.Batch * _examples];
        var (no, yes) = (new float[settings.Batch * asked], new float[settings.Batch * asked]);
        for (var b = 0; b < settings.Batch; b++)
        {
            var imagined = world.Imagine(random);
            Count(Enumerable.Range(0, examples).Select(_ => imagined.Observe(random)), examples, data.AsSpan(b * _examples, _examples));
            for (var q = 0; q < asked; q++)
            {
                var (against, towards) = imagined.Weigh(questions[q]);
                (no[(b * asked) + q], yes[(b * asked) + q]) = ((float)against, (float)towards);
            }
        }

        return (Ops.FromArray(data, settings.Batch, _examples), Rows(world, questions), (Ops.FromArray(no, settings.Batch, asked), Ops.FromArray(yes, settings.Batch, asked)));
    }

    private static void Count(IEnumerable<(int Question, int Answer)> examples, int count, Span<float> counts)
    {
        var one = (float)(1 / Math.Sqrt(Math.Max(1, count)));
        foreach (var (question, answer) in examples)
        {
            counts[(2 * question) + answer] += one;
        }
    }

    private static Tensor Rows(IImaginableWorld world, IReadOnlyList<Question> questions)
    {
        var features = world.Encode(questions[0]).Length;
        var width = features + world.DistinctMarks;
        var rows = new float[questions.Count * width];
        for (var q = 0; q < questions.Count; q++)
        {
            var row = rows.AsSpan(q * width, width);
            var encoded = world.Encode(questions[q]);
            for (var i = 0; i < features; i++)
            {
                row[i] = (float)encoded[i];
            }

            foreach (var mark in world.Marks(questions[q]))
            {
                row[features + mark] = 1;
            }
        }

        return Ops.FromArray(rows, questions.Count, width);
    }
}
