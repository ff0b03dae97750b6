using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>The course that made the region's cases, and exact Bayes by enumeration of all courses, from the answers that D shows.</summary>
public sealed class EpidemicKey : IAnswerKey
{
    private const double Negligible = 1e-12;

    private readonly EpidemicScheme _scheme;
    private readonly Course _truth;
    private readonly Lazy<(IReadOnlyList<(Course Course, double Weight)> Courses, double LogEvidence)> _posterior;
    private readonly Lazy<(IReadOnlyList<(Course Course, double Weight)> Courses, double LogEvidence)> _flat;

    internal EpidemicKey(EpidemicScheme scheme, Course truth, IReadOnlyList<Observation> observed)
    {
        (_scheme, _truth) = (scheme, truth);
        _posterior = new(() => Weigh(scheme, observed, scheme.LogPrior));
        _flat = new(() => Weigh(scheme, observed, _ => 0));
    }

    /// <inheritdoc/>
    public bool KnowsTruth => true;

    /// <summary>log P(D), the answers of D, in nats.</summary>
    public double LogEvidence => _posterior.Value.LogEvidence;

    /// <inheritdoc/>
    public Credences Target(Question question) => _scheme.Answers.About(EpidemicScheme.Units(_truth, Week(question)));

    /// <inheritdoc/>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return Predict(questions, _posterior.Value.Courses);
    }

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) => _scheme.LogPrior(EpidemicScheme.Read(z));

    /// <inheritdoc/>
    /// <remarks>The form, and each number within a step; a capacity counts where the course is logistic.</remarks>
    public double? Recovered(IReadOnlyList<double> z)
    {
        var course = EpidemicScheme.Read(z);
        int[] numbers = _truth.Form == 0 ? [0, 1, 2] : [0, 2];
        return ((course.Form == _truth.Form ? 1 : 0) + numbers.Count(i => Math.Abs(course[i] - _truth[i]) <= 1)) / (1.0 + numbers.Length);
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> BestLatent => EpidemicScheme.Write(_posterior.Value.Courses[0].Course);

    /// <inheritdoc/>
    public IReadOnlyList<ExactPrediction> OtherPredictions =>
    [
        new(ExactPrediction.BestZ, "the best single z", questions => [.. questions.Select(Week).Select(week => _scheme.Answers.About(EpidemicScheme.Units(_posterior.Value.Courses[0].Course, week)))]),
        new(ExactPrediction.FlatPrior, "Bayes with every course as probable as any other", questions => Predict(questions, _flat.Value.Courses)),
    ];

    private IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions, IReadOnlyList<(Course Course, double Weight)> courses) =>
        [.. questions.Select(Week).Select(week => _scheme.Answers.About(courses.Select(c => (EpidemicScheme.Units(c.Course, week), c.Weight))))];

    private static (IReadOnlyList<(Course Course, double Weight)> Courses, double LogEvidence) Weigh(
        EpidemicScheme scheme, IReadOnlyList<Observation> observed, Func<Course, double> logPrior)
    {
        var seen = observed.Select(o => (Week(o.Question), o.Answer)).ToArray();
        var weighed = EpidemicScheme.Courses
            .Select(c => (Course: c, Log: logPrior(c) + seen.Sum(s => Math.Log(scheme.Answers.About(EpidemicScheme.Units(c, s.Item1))[s.Answer]))))
            .OrderByDescending(c => c.Log).ToList();
        var total = weighed.Sum(c => Math.Exp(c.Log - weighed[0].Log));
        return (
            [.. weighed.Select(c => (c.Course, Math.Exp(c.Log - weighed[0].Log) / total)).TakeWhile(c => c.Item2 > Negligible)],
            weighed[0].Log + Math.Log(total));
    }

    private static int Week(Question question) => question is WeekQuestion week
        ? week.Week
        : throw new ArgumentException($"Question {question?.Id} is not about a week.", nameof(question));
}
