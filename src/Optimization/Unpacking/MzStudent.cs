using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Mz as it learns from books, with a moving average of its weights as the teacher.</summary>
internal sealed class MzStudent : IDisposable
{
    private const int WarmUp = 100;
    private const double LongestGradient = 5;
    private readonly PageLayout _layout;
    private readonly UnpackerSettings _settings;
    private readonly Adam _adam;
    private readonly ApprovedSteps _approved;

    public MzStudent(Func<IPageModel> make, PageLayout layout, UnpackerSettings settings, IExplorer explorer)
    {
        (Student, Teacher, _layout, _settings) = (make(), make(), layout, settings);
        Student.Module.to(ScalarType.Float32);
        Teacher.Module.to(ScalarType.Float32);
        _adam = new(Student.Module.parameters(), second: .99) { LongestGradient = LongestGradient };
        _approved = new(Student, explorer, layout, settings.Depth);
    }

    public IPageModel Student { get; }

    public IPageModel Teacher { get; }

    public int Steps { get; private set; }

    /// <summary>Unpackings that the overseer has judged.</summary>
    public long Judged { get; private set; }

    /// <summary>Takes a gradient step on a batch of books.</summary>
    /// <param name="read">The steps read of each book, from which z is inferred.</param>
    /// <param name="written">The steps that are trained.</param>
    /// <param name="beta">The weight of the divergence of z.</param>
    /// <param name="rate">Adam's rate.</param>
    /// <param name="random">Draws z.</param>
    /// <returns>The mean of -log Mz(page), and the divergence of a book's z in nats.</returns>
    public (double Nll, double Divergence) Train(
        IReadOnlyList<IReadOnlyList<PageStep>> read, IReadOnlyList<IReadOnlyList<PageStep>> written, double beta, double rate, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var (mean, logScale) = LatentInference.Encode(Student, _layout, read);
        var noise = Noise(mean, 1, random);
        var z = mean.Plus(logScale.exp().mul(noise));
        var (normal, logDeterminant) = Student.ToBase(z);
        var logPosterior = noise.mul(noise).Times(-.5).Minus(logScale).sum(1);
        var logPrior = normal.mul(normal).sum(1).Times(-.5).Plus(logDeterminant);
        var divergence = logPosterior.Minus(logPrior).mean();
        var nll = StepBatch.Of(_layout, written).Nll(Student, z).Times(1.0 / written.Count);
        Steps++;
        var loss = nll.Plus(divergence.mul(Ops.FromArray([beta]).to(mean.dtype).squeeze(0)));
        if (_settings.Approval > 0)
        {
            Tensor drawn;
            using (no_grad())
            {
                drawn = Student.FromBase(Noise(mean, 1, random));
            }

            var (disapproval, judged, _) = _approved.Judge(drawn, random);
            (loss, Judged) = (loss.Plus(disapproval.to(mean.dtype).Times(_settings.Approval)), Judged + judged);
        }

        _adam.Step(loss, rate * Math.Min(1, Steps / (double)WarmUp));
        MovingAverage.Follow(Teacher.Module, Student.Module, Math.Min(_settings.Horizon, 1 + (Steps / 4.0)));
        return (nll.to(ScalarType.Float64).item<double>(), divergence.to(ScalarType.Float64).item<double>());
    }

    /// <summary>What the student's encoder makes of books.</summary>
    /// <param name="read">The steps read of each book.</param>
    /// <returns>[books, U] each, without a gradient.</returns>
    public (Tensor Mean, Tensor LogScale) Encode(IReadOnlyList<IReadOnlyList<PageStep>> read)
    {
        using var frozen = no_grad();
        return LatentInference.Encode(Student, _layout, read);
    }

    /// <summary>Fits the prior of z alone to z inferred from books, with less noise than inference leaves: what is drawn from it then lies where Mz writes well.</summary>
    /// <param name="mean">[books, U]: what the encoder made of books.</param>
    /// <param name="logScale">[books, U].</param>
    /// <param name="noise">The share of each standard deviation that is kept.</param>
    /// <param name="rate">Adam's rate.</param>
    /// <param name="random">Draws z.</param>
    /// <returns>-log p(z) of a book, in nats, without the normal's constant.</returns>
    public double FitPrior(Tensor mean, Tensor logScale, double noise, double rate, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var z = mean.Plus(logScale.exp().mul(Noise(mean, noise, random)));
        var (normal, logDeterminant) = Student.ToBase(z);
        var loss = normal.mul(normal).sum(1).Times(.5).Minus(logDeterminant).mean();
        Steps++;
        _adam.Step(loss, rate);
        MovingAverage.Follow(Teacher.Module, Student.Module, _settings.Horizon);
        return loss.to(ScalarType.Float64).item<double>();
    }

    public void Save(IDictionary<string, double[]> saved)
    {
        saved["steps"] = [Steps, Judged];
        TrainingState.Save(saved, "student", Student.Module, _adam);
        TrainingState.Save(saved, "teacher", Teacher.Module);
    }

    /// <exception cref="InvalidDataException">It is that of another network.</exception>
    public void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        TrainingState.Load(saved, "student", Student.Module, _adam);
        TrainingState.Load(saved, "teacher", Teacher.Module);
        var steps = TrainingState.Find(saved, "steps", 2);
        (Steps, Judged) = ((int)steps[0], (long)steps[1]);
    }

    public void Dispose()
    {
        Student.Dispose();
        Teacher.Dispose();
    }

    /// <summary>Normal draws of a standard deviation, in the shape and precision of a tensor.</summary>
    private static Tensor Noise(Tensor like, double deviation, SeededRandom random) =>
        Ops.FromArray([.. Enumerable.Range(0, (int)like.numel()).Select(_ => deviation * random.NextGaussian())], like.shape).to(like.dtype);
}
