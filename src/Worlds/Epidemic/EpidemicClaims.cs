using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>What is true of one background, and how to lie about it: a lie is the truth about a course that differs in one statement.</summary>
internal sealed class EpidemicClaims(Course course, EpidemicScheme scheme, CourseClaims claims) : IClaimOracle
{
    public Claim Whole(Question question) => claims.Whole(question, course);

    public Claim Lie(Question question, Seed seed)
    {
        var truth = Whole(question);
        var random = seed.CreateRandom();
        var others = Others().Select(c => claims.Whole(question, c)).Where(c => !c.Equals(truth)).ToList();
        if (question is WeekQuestion)
        {
            // Far enough for another answer to be the likeliest, wherever there is such a course.
            var right = scheme.Answers.About((int)truth.Value[0]).Choice;
            var far = others.Where(c => scheme.Answers.About((int)c.Value[0]).Choice is { } choice && choice != right).ToList();
            others = far.Count > 0 ? far : others;
        }

        return others[random.NextInt(others.Count)];
    }

    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return whole.About.IsRoot ? claims.PartsOf(question, course)
            : whole.Topic == CourseClaims.Step && EpidemicOutline.NumberAt(whole.About) is var (number, _) && !EpidemicOutline.IsLeaf(whole.About)
                ? [new(CourseClaims.Step, whole.About.Child(0), new(course[number]))]
            : [];
    }

    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var parts = Parts(question, whole);
        if (parts.Count == 1)
        {
            return [parts[0] with { Value = whole.Value }];
        }

        var lies = Others().Where(c => claims.Whole(question, c).Equals(whole)).ToList();
        return parts.Count == 0 || lies.Count == 0 ? parts : claims.PartsOf(question, lies[seed.CreateRandom().NextInt(lies.Count)]);
    }

    /// <summary>The courses that differ in the form or in one number.</summary>
    private IEnumerable<Course> Others() => Enumerable.Range(0, EpidemicScheme.Forms.Count).Where(f => f != course.Form).Select(f => course with { Form = f })
        .Concat(Quantity.All.SelectMany((q, i) => Enumerable.Range(0, q.Steps).Where(s => s != course[i]).Select(s => course.With(i, s))));
}
