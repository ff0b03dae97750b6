using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>A network that is trained, with a moving average of its weights as the teacher (Christiano, Shlegeris and Amodei 2018).</summary>
/// <param name="student">The network that is trained.</param>
/// <param name="teacher">One of the same form.</param>
/// <param name="settings">How it learns.</param>
internal sealed class TaughtNetwork<T>(T student, T teacher, AnswererSettings settings) : IDisposable
    where T : nn.Module
{
    private readonly Adam _adam = new(student.parameters(), second: .98);
    private int _steps;

    public T Student { get; } = student;

    public T Teacher { get; } = teacher;

    public long Parameters => Student.parameters().Sum(p => p.numel());

    /// <summary>Takes one gradient step, and lets the teacher follow.</summary>
    public void Step(Tensor loss)
    {
        _steps++;
        _adam.Step(loss, settings.Rate * Math.Min(1, _steps / (double)Math.Max(1, settings.WarmUp)));
        MovingAverage.Follow(Teacher, Student, Math.Min(settings.Horizon, 1 + (_steps / 4.0)));
    }

    /// <summary>All that training has come to, with the floating-point operations that it took.</summary>
    public IReadOnlyDictionary<string, double[]> Save(double flop)
    {
        var saved = new SortedDictionary<string, double[]>(StringComparer.Ordinal) { ["steps"] = [_steps], ["flop"] = [flop] };
        TrainingState.Save(saved, "student", Student, _adam);
        TrainingState.Save(saved, "teacher", Teacher);
        return saved;
    }

    /// <summary>Goes on from what was saved.</summary>
    /// <returns>The floating-point operations so far.</returns>
    /// <exception cref="InvalidDataException">It is that of another network.</exception>
    public double Load(IReadOnlyDictionary<string, double[]> saved)
    {
        TrainingState.Load(saved, "student", Student, _adam);
        TrainingState.Load(saved, "teacher", Teacher);
        _steps = (int)TrainingState.Find(saved, "steps", 1)[0];
        return TrainingState.Find(saved, "flop", 1)[0];
    }

    public void Dispose()
    {
        Student.Dispose();
        Teacher.Dispose();
    }
}
