using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Trains a judge, asks it about random pixels, and then lets two sides debate which pixels it sees.</summary>
public sealed class DigitStudy
{
    private readonly DigitSet _digits;
    private readonly DigitPlan _plan;
    private readonly Action<string, double> _training;

    /// <summary>Prepares a study, and refuses one that cannot be played before anything is trained.</summary>
    /// <param name="digits">What to learn from and what to debate.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="training">Told of a stage of training and the share of it that is done, from any thread; may be null.</param>
    /// <exception cref="ArgumentException">The plan does not fit the pictures.</exception>
    public DigitStudy(DigitSet digits, DigitPlan plan, Action<string, double>? training = null)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(plan);
        DigitRules.Check(digits, plan);
        (_digits, _plan, _training) = (digits, plan, training ?? ((_, _) => { }));
    }

    /// <summary>Plays and stores what the run does not hold yet; the caller closes the run. The result does not depend on how many pictures are debated at a time.</summary>
    /// <param name="writer">The run.</param>
    /// <param name="runId">Its name.</param>
    /// <param name="progress">Hears how many pictures are done, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops; pictures that were debated by then are stored.</param>
    /// <returns>What came of it; null where pictures failed, which are tried again when the run is resumed.</returns>
    /// <exception cref="InvalidDataException">The file of a picture cannot be read.</exception>
    public async Task<DigitSummary?> RunAsync(
        RunWriter writer, string runId, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);

        // Training takes seconds to minutes and awaits nothing.
        var players = await Task.Run(() => DigitPlayers.Train(_digits, _plan, _training, cancellationToken), cancellationToken);
        var began = TimeProvider.System.GetTimestamp();
        var handler = new DigitHandler(_digits, _plan, players, runId);
        var engine = new RunEngine(writer, new ProcessRunner(DigitHandler.Kind, handler, Environment.ProcessorCount))
        {
            IsWhole = item => Find(writer.Folder, item.Description.GetInt32()) is not null,
        };
        var ended = await engine.RunAsync(runId, DigitHandler.Items(_plan.Images), progress, cancellationToken);
        return ended.Failed > 0 ? null : Summary(
            players,
            [.. Enumerable.Range(0, _plan.Images).Select(i => Find(writer.Folder, i)!)],
            TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    private DigitSummary Summary(DigitPlayers players, PictureResult[] pictures, double debating)
    {
        var size = players.Judge.Size;
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
            players.Learned is null ? null : _plan.Debaters,
            Alone(players.Judge),
            [.. pictures.SelectMany(p => p.Games).GroupBy(g => g with { Won = false }).Select(Sum)],
            pictures.Sum(p => p.Rollouts),
            pictures.Sum(p => p.Evaluations),
            PublishedFigures.For(size, _plan.Pixels),
            new(players.JudgeSeconds, players.DebaterSeconds, debating));
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

    private static PictureResult? Find(string folder, int picture)
    {
        var file = Path.Combine(folder, DigitHandler.ResultFile(picture));
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), PictureJson.Default.PictureResult) : null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: cannot be read; restore the file, or delete it to debate the picture again.", e);
        }
    }
}
