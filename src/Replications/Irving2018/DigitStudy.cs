using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Trains a judge, asks it about random pixels, and then lets two sides debate which pixels it sees.</summary>
public sealed class DigitStudy
{
    private readonly DigitSet _digits;
    private readonly DigitPlan _plan;
    private readonly Action<string, double> _progress;

    /// <summary>Prepares a study, and refuses one that cannot be played before anything is trained.</summary>
    /// <param name="digits">What to learn from and what to debate.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="progress">Told of a stage and the share of it that is done, from any thread; may be null.</param>
    /// <exception cref="ArgumentException">The plan does not fit the pictures.</exception>
    public DigitStudy(DigitSet digits, DigitPlan plan, Action<string, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(plan);
        DigitRules.Check(digits, plan);
        (_digits, _plan, _progress) = (digits, plan, progress ?? ((_, _) => { }));
    }

    /// <summary>Runs the study; pictures are debated side by side, and the result does not depend on how many at a time.</summary>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public DigitSummary Run(CancellationToken cancellationToken = default)
    {
        var clock = new StopWatch();
        var judge = JudgeTraining.Train(
            _digits.Train, _plan.Pixels, _plan.Judge, _plan.Seed.For("judge"), share => _progress("training the judge", share), cancellationToken);
        var judging = clock.Lap();
        var learned = _plan.Play != DigitPlay.Trained ? null : DebaterTraining.Train(
            _digits.Train, judge, _plan.Pixels, _plan.Debaters, _plan.Seed.For("debaters"), share => _progress("training the debaters", share), cancellationToken);
        var training = clock.Lap();
        var pictures = PlayAll(new(_plan, judge, learned), cancellationToken);
        var debating = clock.Lap();
        var size = judge.Size;
        return new(
            DigitSummary.CurrentSchema,
            _digits.Name,
            size,
            _plan.Pixels,
            _plan.Play.ToString().ToLowerInvariant(),
            _plan.Images,
            _digits.Train.Count,
            FormattableString.Invariant($"{_plan.Seed.Value}"),
            _plan.Judge,
            _plan.Play == DigitPlay.Mcts ? _plan.Search : null,
            learned is null ? null : _plan.Debaters,
            Alone(judge),
            [.. pictures.SelectMany(p => p.Games).GroupBy(g => g with { Won = false }).Select(Sum)],
            pictures.Sum(p => p.Rollouts),
            pictures.Sum(p => p.Evaluations),
            PublishedFigures.For(size, _plan.Pixels),
            new(judging, training, debating));
    }

    private static DigitDebates Sum(IGrouping<PictureGame, PictureGame> games) => new(
        games.Key.Honest, games.Key.Dishonest, games.Key.Rules, games.Key.Seat, DigitShare.Count(games.Count(g => g.Won), games.Count()));

    private DigitShare Alone(SparseJudge judge)
    {
        var random = _plan.Seed.For("judge alone").CreateRandom();
        var pixels = new int[_plan.Pixels];
        var right = _digits.Test.Count(digit =>
        {
            Reveal.Draw(digit.Image, pixels, random);
            return judge.Judge(pixels.Select(p => new Pixel(p / judge.Size, p % judge.Size, digit.Image[p]))).Choice == digit.Label;
        });
        return DigitShare.Count(right, _digits.Test.Count);
    }

    private PictureResult[] PlayAll(PicturePlay play, CancellationToken cancellationToken)
    {
        var (results, done) = (new PictureResult[_plan.Images], 0);
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            results[i] = play.Play(_digits.Test[i], _plan.Seed.For("picture", i));
            _progress("debating", (double)Interlocked.Increment(ref done) / results.Length);
        });
        return results;
    }

    private sealed class StopWatch
    {
        private long _since = TimeProvider.System.GetTimestamp();

        public double Lap()
        {
            var seconds = TimeProvider.System.GetElapsedTime(_since).TotalSeconds;
            _since = TimeProvider.System.GetTimestamp();
            return seconds;
        }
    }
}
