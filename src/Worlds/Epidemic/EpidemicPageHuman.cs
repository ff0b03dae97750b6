using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// <see cref="EpidemicHuman"/> before a tree that anybody may have written. A claim about the whole rests on the root's page, the form's page and the pages of each number; a debate comes down to one of these pages.
/// Where a page is not an epidemic's, or contradicts the page above, nothing is said of its form or number: he answers as his prior has it, and holds the background impossible.
/// </summary>
internal sealed class EpidemicPageHuman(CoursePages pages, CourseAverages averages) : IHuman
{
    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text) => topic switch
    {
        CoursePages.RootPage when address.IsRoot => CoursePages.Root(text == EpidemicOutline.RootText),
        CourseClaims.Form when address == EpidemicOutline.FormNode => CoursePages.Form(EpidemicOutline.ReadForm(text) ?? CoursePages.Nothing),
        CoursePages.Range when EpidemicOutline.NumberAt(address) is var (number, _) => CoursePages.Steps(address, EpidemicOutline.ReadRange(number, text) ?? StepRange.Nothing),
        _ => null,
    };

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim) => claim.Topic switch
    {
        CoursePages.RootPage => claim.About.IsRoot,
        CourseClaims.Form => CoursePages.Said(claim) is not null,
        _ => CoursePages.RangeOf(claim) is not null,
    };

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim) => claim.About.IsRoot && Whole(question, [claim]) is not null;

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => pages.MakesUp(question, whole, parts);

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var whole = Whole(question, believed);
        if (question is WeekQuestion week)
        {
            return averages.About(week.Week, whole is null ? Heard(believed) : CoursePages.Stated(whole)!.Value);
        }

        var nats = whole is not null ? (double)whole.Value[0]
            : believed.Any(IsWrong) ? (double)CoursePages.Impossible
            : Heard(believed) is { Form: not CoursePages.Nothing } heard ? (double)pages.Value(question, new(heard.Form, 0, 0, 0))[0]
            : 0;
        return PriorQuestion.ToCredences(nats / PriorQuestion.UnitsPerNat);
    }

    /// <inheritdoc/>
    /// <remarks>The form, then the pages of each number from the last one up.</remarks>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        yield return (CourseClaims.Form, EpidemicOutline.FormNode);
        for (var up = 0; up <= Quantity.All.Max(q => q.Halvings); up++)
        {
            foreach (var (i, _) in Quantity.All.Index().Where(q => up <= q.Item.Halvings))
            {
                yield return (CoursePages.Range, NodeAddress.FromSteps(EpidemicOutline.Leaf(i).Steps.SkipLast(up)));
            }
        }
    }

    private static Claim? Whole(Question question, IEnumerable<Claim> claims) => claims.FirstOrDefault(c => c.About.IsRoot && (question is PriorQuestion
        ? c.Topic == PriorQuestion.Topic && c.Value.Count == 1 && c.Value[0] >= CoursePages.Impossible && c.Value[0].Sign <= 0
        : CoursePages.Stated(c) is not null));

    private static bool IsWrong(Claim claim) => claim.Equals(CoursePages.Root(false)) || CoursePages.Said(claim) == CoursePages.Nothing
        || (CoursePages.RangeOf(claim) is { } range && CoursePages.Settled(claim.About, range) == CoursePages.Nothing);

    /// <summary>What single claims say of the course.</summary>
    private static Course Heard(IReadOnlyCollection<Claim> believed)
    {
        var course = CoursePages.Silence;
        foreach (var claim in believed)
        {
            if (CoursePages.Said(claim) is { } said)
            {
                course = EpidemicOutline.NumberAt(claim.About) is var (number, _) ? course.With(number, said) : course with { Form = said };
            }
            else if (CoursePages.RangeOf(claim) is { IsOne: true } range)
            {
                course = course.With(EpidemicOutline.NumberAt(claim.About)!.Value.Number, range.From);
            }
        }

        return course;
    }
}
