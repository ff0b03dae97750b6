using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>What all regions of one setting share: the courses that there are, how probable the human holds them, the space of z and the answers.</summary>
internal sealed class EpidemicScheme
{
    /// <summary>Means are told in thousandths of log10 of cases, so that they are exact.</summary>
    public const int UnitsPerLog = 1_000;

    private readonly double[] _shares;
    private readonly WeekQuestion[] _questions;

    public EpidemicScheme(EpidemicWorlds settings)
    {
        Settings = settings;
        Answers = new(settings);
        _shares = [settings.Logistic, settings.Linear, 1 - settings.Logistic - settings.Linear];
        _questions = [.. Enumerable.Range(0, settings.Weeks + settings.LaterWeeks).Select(week => new WeekQuestion(week, Answers.Set))];
    }

    /// <summary>The names of the forms.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["logistic", "linear", "exponential"];

    /// <summary>The form, and a number cut into steps for R0, capacity and start.</summary>
    public static LatentSpace Latents { get; } = new(
    [
        new ChoiceBlock("form", Forms.Count) { OptionNames = Forms, IsForm = true },
        .. Quantity.All.Select(q => new IntervalBlock(q.Name) { Steps = q.Steps, From = q.Value(-.5), To = q.Value(q.Steps - .5) }),
    ]);

    public EpidemicWorlds Settings { get; }

    public EpidemicAnswers Answers { get; }

    /// <summary>Every course; those that differ in a capacity that they have no use for are there too.</summary>
    public static IEnumerable<Course> Courses =>
        from form in Enumerable.Range(0, Forms.Count)
        from r0 in Enumerable.Range(0, Quantity.All[0].Steps)
        from capacity in Enumerable.Range(0, Quantity.All[1].Steps)
        from start in Enumerable.Range(0, Quantity.All[2].Steps)
        select new Course(form, r0, capacity, start);

    public WeekQuestion Ask(int week) => week < _questions.Length ? _questions[week] : new(week, Answers.Set);

    /// <summary>How probable a form is to the human: log, in nats.</summary>
    public double LogShare(int form) => Math.Log(_shares[form]);

    /// <summary>How probable a course is to the human: log of the prior mass of the steps that it states, in nats.</summary>
    public double LogPrior(Course course) => LogShare(course.Form) - Quantity.All.Sum(q => Math.Log(q.Steps));

    /// <summary>The mean of log10 of a week's cases, to the thousandth.</summary>
    public static int Units(Course course, int week) => (int)Math.Round(UnitsPerLog * Mean(course, week));

    /// <summary>The mean of log10 of a week's cases; linear growth adds R0 - 1 of the start each week.</summary>
    public static double Mean(Course course, int week)
    {
        var (r0, capacity, start) = (Quantity.All[0].Value(course.R0), Quantity.All[1].Value(course.Capacity), Quantity.All[2].Value(course.Start));
        return course.Form switch
        {
            0 => capacity - Math.Log10(1 + ((Math.Pow(10, capacity - start) - 1) * Math.Pow(r0, -week))),
            1 => start + Math.Log10(1 + ((r0 - 1) * week)),
            _ => start + (week * Math.Log10(r0)),
        };
    }

    public Course Draw(SeededRandom random) => new(
        random.NextIndex(_shares), random.NextInt(Quantity.All[0].Steps), random.NextInt(Quantity.All[1].Steps), random.NextInt(Quantity.All[2].Steps));

    public static Course Read(IReadOnlyList<double> z)
    {
        Latents.Check(z);
        return new(Latents.Option(z, 0), Latents.Step(z, 1), Latents.Step(z, 2), Latents.Step(z, 3));
    }

    public static double[] Write(Course course)
    {
        var z = new double[Latents.Dimension];
        Latents.SetOption(z, 0, course.Form);
        for (var i = 0; i < Quantity.All.Count; i++)
        {
            z[Latents.Offset(1 + i)] = (course[i] + .5) / Quantity.All[i].Steps;
        }

        return z;
    }
}
