using System.Text.Json;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Optimization.Amplifying;

/// <summary>Trains the models of a run: by amplification, and the same model on right answers.</summary>
/// <param name="plan">The run's plan.</param>
/// <param name="task">The task that it names.</param>
/// <param name="earlier">Finds a file of the run's folder that an earlier session wrote, by its name; null where there is none.</param>
/// <param name="progress">Hears which training is at which step; from any thread.</param>
public sealed class AmplificationHandler(
    AmplificationPlan plan, IAmplificationTask task, Func<string, string?> earlier, Action<string, int>? progress = null) : IItemHandler
{
    /// <summary>What the items of amplification are.</summary>
    public const string Kind = "training";

    /// <summary>The item that is trained by amplification.</summary>
    public const string ByAmplification = "amplified";

    /// <summary>The item that is trained on right answers.</summary>
    public const string ByAnswers = "supervised";

    private const int Points = 20;
    private const int ScoredContexts = 50;
    private const int ScoredQuestions = 20;

    /// <summary>The overseer that the plan names; null for the task's own.</summary>
    public OverseerFactory? Overseer { get; init; }

    /// <summary>The items of a run.</summary>
    public static IReadOnlyCollection<RunItem> Items(AmplificationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string[] keys = plan.Supervised ? [ByAmplification, ByAnswers] : [ByAmplification];
        return [.. keys.Select(k => new RunItem(k, Kind, JsonSerializer.SerializeToElement(k, AmplificationJson.Default.String)))];
    }

    /// <summary>Where a training's result is kept in the run's folder.</summary>
    public static string ResultFile(string item) => $"trained/{item}.json";

    /// <summary>Where what a training has come to is kept in the run's folder.</summary>
    public static string StateFile(string item) => $"trained/{item}.safetensors";

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        using ITraining training = item.Key == ByAmplification ? new AmplifiedTraining(plan, task, Overseer, store) : new AnsweredTraining(plan, task);
        var began = TimeProvider.System.GetTimestamp();
        var curve = new List<CurvePoint>();
        if (earlier(StateFile(item.Key)) is { } file)
        {
            var (arrays, about) = WeightFile.Read(file);
            training.Load(arrays.ToDictionary(a => a.Key, a => a.Value.Values));
            curve.AddRange(JsonSerializer.Deserialize(about["result"], AmplificationJson.Default.TrainingResult)!.Curve);
        }

        var (steps, every) = (plan.Training.Steps, Math.Max(1, plan.Training.Steps / Points));
        while (training.Steps < steps)
        {
            var (loss, height) = await training.StepAsync(cancellationToken);
            progress?.Invoke(item.Key, training.Steps);
            if (training.Steps % every == 0 || training.Steps == steps)
            {
                var (amplified, teacher) = await training.ScoreAsync(ScoredContexts, ScoredQuestions, plan.Randomness.For("score", training.Steps), cancellationToken);
                curve.Add(new(training.Steps, height, loss, amplified, teacher));
                Keep(TimeProvider.System.GetElapsedTime(began).TotalSeconds);
            }
        }

        void Keep(double seconds)
        {
            var result = training.Result(curve, seconds);
            var about = new Dictionary<string, string> { ["result"] = JsonSerializer.Serialize(result with { WallS = 0 }, AmplificationJson.Default.TrainingResult) };

            // The state last: whoever finds it finds the result that belongs to it, or a later one that will be made again.
            store.Write(ResultFile(item.Key), [.. JsonSerializer.SerializeToUtf8Bytes(result, AmplificationJson.Default.TrainingResult), (byte)'\n']);
            store.Write(StateFile(item.Key), WeightFile.Write(training.Save().ToDictionary(s => s.Key, s => new NamedArray([s.Value.Length], s.Value)), about));
        }
    }

    private interface ITraining : IDisposable
    {
        int Steps { get; }

        Task<(double Loss, int Height)> StepAsync(CancellationToken cancellationToken);

        Task<(HeightAccuracy? Amplified, HeightAccuracy Teacher)> ScoreAsync(int contexts, int questions, Probability.Seed seed, CancellationToken cancellationToken);

        TrainingResult Result(IReadOnlyList<CurvePoint> curve, double seconds);

        IReadOnlyDictionary<string, double[]> Save();

        void Load(IReadOnlyDictionary<string, double[]> saved);
    }

    private sealed class AmplifiedTraining : ITraining
    {
        private readonly AmplificationPlan _plan;
        private readonly IItemStore _store;
        private readonly string _overseer;
        private readonly DistilledAnswerer _assistant;
        private readonly MoveImitator? _imitator;
        private readonly IteratedAmplification _loop;

        public AmplifiedTraining(AmplificationPlan plan, IAmplificationTask task, OverseerFactory? named, IItemStore store)
        {
            (_plan, _store) = (plan, store);
            var seed = plan.Randomness;
            var inner = named?.Make(task, seed.For("overseer")) ?? new TaskOverseer(task);
            var overseer = TaskErrors.Overseer(inner, task, plan.OverseerError, plan.Errors, seed.For("errors"));
            var repeats = TaskErrors.Rightness(task, plan.OverseerError) * (named?.Repeats(task) ?? 1);
            _overseer = overseer.Name;
            _assistant = new(task, plan.Network, seed.For("x"));
            _imitator = plan.Training.Polled > 0 ? new(task, plan.Network, seed.For("h")) : null;
            _loop = new(task, overseer, _assistant, _imitator, plan.Training with { OverseerRightness = repeats }, seed.For("amplified"));
        }

        public int Steps => _loop.Steps;

        public async Task<(double Loss, int Height)> StepAsync(CancellationToken cancellationToken)
        {
            var step = await _loop.StepAsync(cancellationToken);
            if (_imitator is not null)
            {
                // Where the overseer is asked all, what he does is one program's work over and over; where H' learns from him, each of his is kept.
                _store.Append(step.Decomposed.Select((d, i) => StoredLine.Of(StoredDecomposition.Of(
                    _plan.RunId, FormattableString.Invariant($"{step.Step:D7}/{i:D4}"), _overseer, d.Context, d.Decomposed))));
            }

            return (step.Loss, step.Height);
        }

        public async Task<(HeightAccuracy? Amplified, HeightAccuracy Teacher)> ScoreAsync(
            int contexts, int questions, Probability.Seed seed, CancellationToken cancellationToken)
        {
            var scores = await _loop.ScoreAsync(contexts, questions, seed, cancellationToken);
            return (scores.Amplified, scores.Teacher);
        }

        public TrainingResult Result(IReadOnlyList<CurvePoint> curve, double seconds) => new(
            curve, _loop.OverseerMoves, _loop.Decompositions, _loop.Labels, _assistant.Flop + (_imitator?.Flop ?? 0), _assistant.Parameters, seconds);

        public IReadOnlyDictionary<string, double[]> Save() => _loop.Save();

        public void Load(IReadOnlyDictionary<string, double[]> saved) => _loop.Load(saved);

        public void Dispose()
        {
            _assistant.Dispose();
            _imitator?.Dispose();
        }
    }

    private sealed class AnsweredTraining : ITraining
    {
        private readonly AmplificationPlan _plan;
        private readonly DistilledAnswerer _model;
        private readonly SupervisedTraining _training;
        private readonly int _heights;

        public AnsweredTraining(AmplificationPlan plan, IAmplificationTask task)
        {
            _plan = plan;
            _heights = task.Heights;
            _model = new(task, plan.Network, plan.Randomness.For("x"));
            _training = new(task, _model, plan.Training, plan.Randomness.For("supervised"));
        }

        public int Steps => _training.Steps;

        public Task<(double Loss, int Height)> StepAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult((_training.Step(), _heights));
        }

        public Task<(HeightAccuracy? Amplified, HeightAccuracy Teacher)> ScoreAsync(
            int contexts, int questions, Probability.Seed seed, CancellationToken cancellationToken) =>
            Task.FromResult(((HeightAccuracy?)null, _training.Score(contexts, questions, seed)));

        public TrainingResult Result(IReadOnlyList<CurvePoint> curve, double seconds) => new(
            curve, 0, 0, (long)Steps * _plan.Training.Contexts * _plan.Training.Questions, _model.Flop, _model.Parameters, seconds);

        public IReadOnlyDictionary<string, double[]> Save() => _training.Save();

        public void Load(IReadOnlyDictionary<string, double[]> saved) => _training.Load(saved);

        public void Dispose() => _model.Dispose();
    }
}
