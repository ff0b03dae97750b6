using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// What can be claimed of a tree of an epidemic's pages, and how claims add up. Anybody may have written the tree. Nothing below the root's page and the form's is heard unless both are right. A number's pages are read from its
/// section down: the steps of each must be among those of the page above, until one step is left. A tree is heard as a course, with <see cref="Nothing"/> for what no page says.
/// </summary>
internal sealed class CoursePages(CourseClaims claims)
{
    /// <summary>The topic of claims about all that is said of x: the form and a step of each number.</summary>
    public const string Course = "course";

    /// <summary>The topic of claims whether the root's page is that of an epidemic.</summary>
    public const string RootPage = "root-page";

    /// <summary>The topic of claims which steps one page says that a number is among.</summary>
    public const string Range = "steps";

    /// <summary>Of a form or a number: that nothing is said of it.</summary>
    public const int Nothing = -1;

    /// <summary>What a background's log prior amounts to where it says not all of a course.</summary>
    public static BigInteger Impossible { get; } = new(PriorQuestion.Impossible * PriorQuestion.UnitsPerNat);

    /// <summary>What a tree says whose first pages are wrong.</summary>
    public static Course Silence { get; } = new(Nothing, Nothing, Nothing, Nothing);

    /// <summary>The topic of claims that answer a question.</summary>
    public static string TopicOf(Question question) => CourseClaims.TopicOf(question) is PriorQuestion.Topic and var prior ? prior : Course;

    /// <summary>Whether a tree says all of a course.</summary>
    public static bool IsWhole(Course said) => said.Form != Nothing && Quantity.All.Index().All(q => said[q.Index] != Nothing);

    /// <summary>What a course amounts to: for an x itself, for the prior what its form and its numbers cost.</summary>
    public Amounts Value(Question question, Course said) => question is not PriorQuestion ? new([said.Form, .. Quantity.All.Select((_, i) => (BigInteger)said[i])])
        : IsWhole(said) ? Quantity.All.Select((_, i) => CourseClaims.StepCost(i)).Aggregate(claims.FormCost(said.Form), Amounts.Add)
        : new(Impossible);

    /// <summary>The course that a claim about x states; null where it is no such claim.</summary>
    public static Course? Stated(Claim claim)
    {
        if (claim.Topic != Course || claim.Value.Count != 1 + Quantity.All.Count || Small(claim.Value[0], EpidemicScheme.Forms.Count) is not { } form)
        {
            return null;
        }

        var course = new Course(form, Nothing, Nothing, Nothing);
        foreach (var (i, quantity) in Quantity.All.Index())
        {
            if (Small(claim.Value[1 + i], quantity.Steps) is not { } step)
            {
                return null;
            }

            course = course.With(i, step);
        }

        return course;
    }

    /// <summary>The claim that a course is what stands at and below a node, the root or the form's.</summary>
    public Claim Whole(Question question, NodeAddress at, Course said) => new(TopicOf(question), at, Value(question, said));

    /// <summary>The claim that the root's page is right, or is not.</summary>
    public static Claim Root(bool isRight) => new(RootPage, NodeAddress.Root, new(isRight ? BigInteger.One : BigInteger.Zero));

    /// <summary>The claim which form its page says.</summary>
    public static Claim Form(int form) => new(CourseClaims.Form, EpidemicOutline.FormNode, new(form));

    /// <summary>The claim which step of its number a page and those below it come to.</summary>
    public static Claim Step(NodeAddress at, int step) => new(CourseClaims.Step, at, new(step));

    /// <summary>The claim which steps a page says.</summary>
    public static Claim Steps(NodeAddress at, StepRange range) => new(Range, at, new(range.From, range.To));

    /// <summary>The step that one page settles, whatever stands below it: the last that is left, or nothing where the page is wrong or the last. Null where the pages below decide.</summary>
    public static int? Settled(NodeAddress at, StepRange range) => EpidemicOutline.NumberAt(at) is not var (number, halvings) || range == StepRange.Nothing ? Nothing
        : halvings == 0 && range != StepRange.All(number) ? Nothing
        : range.IsOne ? range.From
        : EpidemicOutline.IsLeaf(at) ? Nothing
        : null;

    /// <summary>Whether parts make up a claim: of the whole, of what stands at and below the form's page, or of a number's step.</summary>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) =>
        whole.Topic == CourseClaims.Step ? StepOf(whole.About, parts) is { } step && whole.Value.Equals(new Amounts(step))
        : whole.Topic == TopicOf(question) && (whole.About.IsRoot
            ? parts switch
            {
                [var root] => root.Equals(Root(false)) && whole.Value.Equals(Value(question, Silence)),
                [var root, var below] => root.Equals(Root(true)) && below.Equals(whole with { About = EpidemicOutline.FormNode }),
                _ => false,
            }
            : whole.About == EpidemicOutline.FormNode && CourseOf(parts) is { } course && whole.Value.Equals(Value(question, course)));

    /// <summary>The steps that a claim about one page states (<see cref="Range"/>); null where the claim is of another kind, or states steps that the number does not have.</summary>
    public static StepRange? RangeOf(Claim claim)
    {
        if (claim.Topic != Range || claim.Value.Count != 2 || EpidemicOutline.NumberAt(claim.About) is not var (number, _))
        {
            return null;
        }

        var steps = Quantity.All[number].Steps;
        return claim.Value.Equals(Steps(claim.About, StepRange.Nothing).Value) ? StepRange.Nothing
            : claim.Value[0] >= 0 && claim.Value[0] < claim.Value[1] && claim.Value[1] <= steps ? new((int)claim.Value[0], (int)claim.Value[1])
            : null;
    }

    /// <summary>A form or step that a claim of one amount says, <see cref="Nothing"/> among them; null where it says none.</summary>
    public static int? Said(Claim claim) => claim.Value.Count != 1 ? null
        : claim.Topic == CourseClaims.Form ? claim.About == EpidemicOutline.FormNode ? Small(claim.Value[0], EpidemicScheme.Forms.Count) : null
        : claim.Topic == CourseClaims.Step && EpidemicOutline.NumberAt(claim.About) is var (number, _) ? Small(claim.Value[0], Quantity.All[number].Steps)
        : null;

    /// <summary>The course that the form's page and the sections come to; null where parts are not such.</summary>
    private static Course? CourseOf(IReadOnlyList<Claim> parts)
    {
        if (parts.Count == 0 || parts[0].Topic != CourseClaims.Form || Said(parts[0]) is not { } form || parts.Count != (form == Nothing ? 1 : 1 + Quantity.All.Count))
        {
            return null;
        }

        var course = Silence with { Form = form };
        foreach (var (i, part) in parts.Skip(1).Index())
        {
            if (part.Topic != CourseClaims.Step || part.About != EpidemicOutline.Section(i) || Said(part) is not { } step)
            {
                return null;
            }

            course = course.With(i, step);
        }

        return course;
    }

    /// <summary>The step that a page, the page below it, and what the latter comes to make together; null where parts are not such.</summary>
    private static int? StepOf(NodeAddress at, IReadOnlyList<Claim> parts)
    {
        if (parts.Count == 0 || parts[0].About != at || RangeOf(parts[0]) is not { } range)
        {
            return null;
        }

        if (Settled(at, range) is { } settled)
        {
            return parts.Count == 1 ? settled : null;
        }

        var child = at.Child(0);
        return parts is [_, var page, var rest] && page.About == child && RangeOf(page) is { } below && rest.Topic == CourseClaims.Step && rest.About == child && Said(rest) is { } step
            ? below.IsWithin(range) ? step : Nothing
            : null;
    }

    private static int? Small(BigInteger value, int below) => value >= Nothing && value < below ? (int)value : null;
}
