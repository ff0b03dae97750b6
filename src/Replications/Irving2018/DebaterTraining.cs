using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;
using static TorchSharp.torch;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Trains both debaters by self-play against a judge. In every game each position that comes up is taught the best value that
/// <see cref="Lookahead"/> shows: near the end that rests on the judge's own verdicts, before it on what was learned of later
/// positions (expert iteration, Anthony, Tian and Barber 2017).
/// </summary>
internal static class DebaterTraining
{
    /// <summary>Trains what both sides use.</summary>
    /// <param name="digits">Pictures to play over.</param>
    /// <param name="judge">Who decides.</param>
    /// <param name="pixels">How many pixels are revealed in all.</param>
    /// <param name="settings">Size of the network and length of training.</param>
    /// <param name="seed">Equal seeds give equal debaters.</param>
    /// <param name="progress">Told the share of steps that are done; may be null.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public static LearnedValues Train(
        IReadOnlyList<LabelledDigit> digits, SparseJudge judge, int pixels, DebaterSettings settings, Seed seed, Action<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var area = judge.Size * judge.Size;
        var random = seed.For("network").CreateRandom();
        using var network = new SparseNetwork(LearnedValues.Inputs(area, pixels), settings.Width, settings.Hidden, LearnedValues.Outputs, random);
        var adam = new FloatAdam(network.parameters());
        LearnedValues Now() => new(area, judge.Maximum, pixels, network.ToLayers());
        var values = Now();
        var memory = new ReplayBuffer(settings.Memory);
        for (var step = 0; step < settings.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            values = step % settings.Refresh == 0 ? Now() : values;
            var fresh = Play(digits, judge, values, settings, seed.For("step", step), cancellationToken);
            var lessons = memory.Mix(fresh, settings.Batch, random);
            using var scope = NewDisposeScope();
            var (indices, numbers, targets) = Tensors(lessons, pixels);
            var loss = nn.functional.mse_loss(network.Forward(indices, numbers), targets);
            adam.Step(loss, settings.Rate * Rates.Cosine(step, settings.Steps));
            progress?.Invoke((step + 1.0) / settings.Steps);
        }

        return Now();
    }

    private static Lesson[] Play(
        IReadOnlyList<LabelledDigit> digits, SparseJudge judge, LearnedValues values, DebaterSettings settings, Seed seed, CancellationToken cancellationToken)
    {
        var games = new IReadOnlyList<Lesson>[settings.Games];
        Parallel.For(0, games.Length, new ParallelOptions { CancellationToken = cancellationToken }, game =>
        {
            var random = seed.For("game", game).CreateRandom();
            games[game] = SelfPlay.Play(digits[random.NextInt(digits.Count)], judge, values, settings.Exploration, random);
        });
        return [.. games.SelectMany(g => g)];
    }

    private static (Tensor Indices, Tensor Values, Tensor Targets) Tensors(Lesson[] lessons, int pixels)
    {
        var few = lessons.Max(l => LearnedValues.Few(l.Digit.Image.Ink.Count, pixels));
        var (indices, values) = (new long[lessons.Length * few], new float[lessons.Length * few]);
        var targets = new float[lessons.Length * LearnedValues.Outputs];
        for (var row = 0; row < lessons.Length; row++)
        {
            var lesson = lessons[row];
            var at = row * few;
            foreach (var (input, value) in LearnedValues.Encode(lesson.Digit, lesson.Revealed, pixels, lesson.HonestFirst))
            {
                (indices[at], values[at]) = (input, value);
                at++;
            }

            lesson.Target.CopyTo(targets, row * LearnedValues.Outputs);
        }

        return (
            Ops.FromArray(indices),
            Ops.FromArray(values, lessons.Length, few, 1),
            Ops.FromArray(targets, lessons.Length, LearnedValues.Outputs));
    }
}
