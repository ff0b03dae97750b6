using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// What can be claimed, and the arithmetic of it: a week's mean, in thousandths of log10 of cases, follows from the form and one step of each number; log Prior, in
/// millionths of a nat, is the sum of what the chapter and its sections cost.
/// </summary>
internal sealed class CourseClaims(EpidemicScheme scheme)
{
    public const string Mean = "log-cases";
    public const string Form = "form";
    public const string Step = "step";

    /// <exception cref="ArgumentException">The question is not of this world.</exception>
    public static string TopicOf(Question question) => question switch
    {
        WeekQuestion => Mean,
        PriorQuestion => PriorQuestion.Topic,
        _ => throw new ArgumentException($"Question {question?.Id} is not of this world.", nameof(question)),
    };

    public Claim Whole(Question question, Course course) => question is WeekQuestion week
        ? new(Mean, NodeAddress.Root, new(EpidemicScheme.Units(course, week.Week)))
        : new(PriorQuestion.Topic, NodeAddress.Root, PartsOf(question, course).Select(p => p.Value).Aggregate(Amounts.Add));

    /// <summary>What makes up the whole claim of a course.</summary>
    public IReadOnlyList<Claim> PartsOf(Question question, Course course) => question is WeekQuestion
        ?
        [
            new(Form, EpidemicOutline.FormNode, new(course.Form)),
            .. Quantity.All.Select((_, i) => new Claim(Step, EpidemicOutline.Section(i), new(course[i]))),
        ]
        :
        [
            new(PriorQuestion.Topic, EpidemicOutline.FormNode, FormCost(course.Form)),
            .. Quantity.All.Select((_, i) => new Claim(PriorQuestion.Topic, EpidemicOutline.Section(i), StepCost(i))),
        ];

    /// <summary>The course that parts of the whole claim about a week state; null where they are not such parts.</summary>
    public static Course? CourseOf(IReadOnlyList<Claim> parts)
    {
        if (parts is not [{ Topic: Form } form, ..] || form.About != EpidemicOutline.FormNode || parts.Count != 1 + Quantity.All.Count
            || Small(form.Value, EpidemicScheme.Forms.Count) is not { } named)
        {
            return null;
        }

        var course = new Course(named, 0, 0, 0);
        foreach (var (i, part) in parts.Skip(1).Index())
        {
            if (part.Topic != Step || part.About != EpidemicOutline.Section(i) || Small(part.Value, Quantity.All[i].Steps) is not { } step)
            {
                return null;
            }

            course = course.With(i, step);
        }

        return course;
    }

    /// <summary>Whether parts make up a claim, by arithmetic alone.</summary>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        if (whole.Topic == Step)
        {
            return question is WeekQuestion && EpidemicOutline.NumberAt(whole.About) is not null && !EpidemicOutline.IsLeaf(whole.About)
                && parts is [var part] && part == whole with { About = whole.About.Child(0) };
        }

        if (whole.Topic != TopicOf(question) || !whole.About.IsRoot || whole.Value.Count != 1)
        {
            return false;
        }

        return question is WeekQuestion week
            ? CourseOf(parts) is { } course && EpidemicScheme.Units(course, week.Week) == whole.Value[0]
            : parts.Select(p => (p.Topic, p.About, p.Value.Count)).SequenceEqual(PartsOf(question, default).Select(p => (p.Topic, p.About, 1)))
                && parts.Select(p => p.Value).Aggregate(Amounts.Add).Equals(whole.Value);
    }

    public Amounts FormCost(int form) => Micro(scheme.LogShare(form));

    public static Amounts StepCost(int number) => Micro(-Math.Log(Quantity.All[number].Steps));

    /// <summary>An amount that is a whole number from 0 to below a bound; null for others.</summary>
    public static int? Small(Amounts value, int below) => value.Count == 1 && value[0] >= 0 && value[0] < below ? (int)value[0] : null;

    private static Amounts Micro(double nats) => new(new BigInteger(Math.Round(nats * PriorQuestion.UnitsPerNat)));
}
