using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// What a debater knows of a tree of an epidemic's pages, by walking it: which claims are true, and which lies to tell. Any tree will do. <see cref="EpidemicClaims"/> knows the same by being told the course.
/// </summary>
internal sealed class WalkedCourseClaims(EpidemicScheme scheme, CoursePages pages, CourseAverages averages, EpidemicReading reading) : IClaimOracle
{
    // Of a background that is possible, one lie in four says that it is impossible.
    private const double Disparaging = .25;

    // Of so many lies about an x one is taken that leads to another answer, where there is one.
    private const int MostLies = 24;

    /// <inheritdoc/>
    public Claim Whole(Question question) => pages.Whole(question, NodeAddress.Root, reading.Heard);

    /// <inheritdoc/>
    /// <remarks>Another form, or another step of a number, wherever the tree says one or none.</remarks>
    public Claim Lie(Question question, Seed seed)
    {
        var random = seed.CreateRandom();
        if (question is WeekQuestion week)
        {
            var truth = averages.About(week.Week, reading.Heard);
            Course[] lies = [.. Enumerable.Range(0, MostLies).Select(_ => Other(random))];
            return pages.Whole(question, NodeAddress.Root, lies.OrderBy(l => averages.About(week.Week, l) is var other && other.Equals(truth) ? 2 : other.Choice == truth.Choice ? 1 : 0).First());
        }

        var isPossible = CoursePages.IsWhole(reading.Heard);
        return pages.Whole(question, NodeAddress.Root, isPossible && random.NextBool(Disparaging) ? CoursePages.Silence
            : isPossible ? reading.Heard with { Form = (reading.Heard.Form + 1 + random.NextInt(EpidemicScheme.Forms.Count - 1)) % EpidemicScheme.Forms.Count }
            : scheme.Draw(random));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return whole.Topic == CourseClaims.Step ? Divide(whole.About, reading.RangeAt(whole.About), reading.RangeAt(whole.About.Child(0)), reading.StepAt(whole.About.Child(0)))
            : whole.Topic != CoursePages.TopicOf(question) ? []
            : whole.About.IsRoot ? reading.IsRootRight ? [CoursePages.Root(true), pages.Whole(question, EpidemicOutline.FormNode, BelowRoot)] : [CoursePages.Root(false)]
            : whole.About == EpidemicOutline.FormNode ? Divide(BelowRoot)
            : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return whole.Topic == CourseClaims.Step ? CoursePages.Said(whole) is { } step && step != reading.StepAt(whole.About) ? FalseSteps(whole.About, step) : Parts(question, whole)
            : whole.Topic != CoursePages.TopicOf(question) || (!whole.About.IsRoot && whole.About != EpidemicOutline.FormNode) ? []
            : whole.Value.Equals(pages.Value(question, whole.About.IsRoot ? reading.Heard : BelowRoot)) ? Parts(question, whole)
            : whole.About.IsRoot ? [CoursePages.Root(true), whole with { About = EpidemicOutline.FormNode }]
            : Lied(question, whole, seed.CreateRandom()) is { } course ? Divide(course)
            : Parts(question, whole);
    }

    /// <summary>What stands at and below the form's page, whatever the root says.</summary>
    private Course BelowRoot => reading.Form == CoursePages.Nothing ? CoursePages.Silence
        : Quantity.All.Index().Aggregate(CoursePages.Silence with { Form = reading.Form }, (course, q) => course.With(q.Index, reading.StepAt(EpidemicOutline.Section(q.Index))));

    private static Claim[] Divide(Course course) => course.Form == CoursePages.Nothing ? [CoursePages.Form(CoursePages.Nothing)]
        : [CoursePages.Form(course.Form), .. Quantity.All.Select((_, i) => CoursePages.Step(EpidemicOutline.Section(i), course[i]))];

    private static Claim[] Divide(NodeAddress at, StepRange page, StepRange below, int step) => CoursePages.Settled(at, page) is not null ? [CoursePages.Steps(at, page)]
        : [CoursePages.Steps(at, page), CoursePages.Steps(at.Child(0), below), CoursePages.Step(at.Child(0), step)];

    /// <summary>Parts that make up another step than a page and those below it come to: as far down as they can be true.</summary>
    private Claim[] FalseSteps(NodeAddress at, int step)
    {
        var (page, below) = (reading.RangeAt(at), reading.RangeAt(at.Child(0)));
        var isSection = EpidemicOutline.NumberAt(at) is var (_, halvings) && halvings == 0;
        if (step == CoursePages.Nothing)
        {
            return CoursePages.Settled(at, page) is null ? Divide(at, page, below, step) : [CoursePages.Steps(at, StepRange.Nothing)];
        }

        var one = StepRange.One(step);
        if (isSection)
        {
            page = StepRange.All(EpidemicOutline.NumberAt(at)!.Value.Number);
        }
        else if (CoursePages.Settled(at, page) is not null || !page.Holds(step))
        {
            page = one;
        }

        return Divide(at, page, below.IsWithin(page) && below.Holds(step) ? below : one, step);
    }

    /// <summary>The course that differs from the true one in the form or in one number.</summary>
    private Course Other(SeededRandom random)
    {
        var (heard, drawn) = (reading.Heard, scheme.Draw(random));
        if (heard.Form == CoursePages.Nothing)
        {
            return drawn;
        }

        var number = random.NextInt(1 + Quantity.All.Count) - 1;
        var (said, count) = number < 0 ? (heard.Form, EpidemicScheme.Forms.Count) : (heard[number], Quantity.All[number].Steps);
        var other = said == CoursePages.Nothing ? random.NextInt(count) : (said + 1 + random.NextInt(count - 1)) % count;
        return number < 0 ? heard with { Form = other } : heard.With(number, other);
    }

    /// <summary>A course of which the claims about the form's page and the pages below it would be true; null where there is none.</summary>
    private Course? Lied(Question question, Claim whole, SeededRandom random)
    {
        if (question is WeekQuestion)
        {
            return CoursePages.Stated(whole);
        }

        var (truth, drawn) = (BelowRoot, scheme.Draw(random));
        var filled = Quantity.All.Index().Aggregate(truth, (course, q) => course[q.Index] == CoursePages.Nothing ? course.With(q.Index, drawn[q.Index]) : course);
        return Enumerable.Range(0, EpidemicScheme.Forms.Count).Select(f => filled with { Form = f })
            .Append(filled.With(random.NextInt(Quantity.All.Count), CoursePages.Nothing))
            .Select(c => (Course?)c).FirstOrDefault(c => pages.Value(question, c!.Value).Equals(whole.Value));
    }
}
