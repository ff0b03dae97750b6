using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>The human: reads one node, computes a week's mean from a form and three numbers, and knows the noise and his prior.</summary>
internal sealed class EpidemicHuman(EpidemicScheme scheme, CourseClaims claims, CourseAverages averages) : IHuman
{
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        var isPrior = question is PriorQuestion && topic == PriorQuestion.Topic;
        if (address == EpidemicOutline.FormNode)
        {
            return EpidemicOutline.ReadForm(text) is not { } form ? null
                : isPrior ? new(topic, address, claims.FormCost(form))
                : topic == CourseClaims.Form ? new(topic, address, new(form))
                : null;
        }

        return EpidemicOutline.NumberAt(address) is not var (number, halvings) ? null
            : isPrior && halvings == 0 ? new(topic, address, CourseClaims.StepCost(number))
            : topic == CourseClaims.Step && EpidemicOutline.IsLeaf(address) && EpidemicOutline.ReadStep(number, text) is { } step ? new(topic, address, new(step))
            : null;
    }

    public bool IsElementary(Question question, Claim claim) => question is PriorQuestion
        ? claim.Topic == PriorQuestion.Topic && (claim.About == EpidemicOutline.FormNode || EpidemicOutline.NumberAt(claim.About) is { Halvings: 0 })
        : claim.Topic == CourseClaims.Form ? claim.About == EpidemicOutline.FormNode : claim.Topic == CourseClaims.Step && EpidemicOutline.IsLeaf(claim.About);

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => claims.MakesUp(question, whole, parts);

    /// <remarks>What no believed claim tells is as the human's prior has it; of the prior, what nobody spoke of costs nothing.</remarks>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var whole = believed.FirstOrDefault(c => c.About.IsRoot && c.Topic == CourseClaims.TopicOf(question) && c.Value.Count == 1);
        if (question is PriorQuestion)
        {
            var nats = whole is not null ? (double)whole.Value[0] : believed.Where(c => IsElementary(question, c) && c.Value.Count == 1).DistinctBy(c => c.About).Sum(c => (double)c.Value[0]);
            return PriorQuestion.ToCredences(nats / PriorQuestion.UnitsPerNat);
        }

        // Beyond these no mean says anything else.
        const double Bound = 20 * EpidemicScheme.UnitsPerLog;
        return whole is not null
            ? scheme.Answers.About((int)Math.Clamp((double)whole.Value[0], -Bound, Bound))
            : Marginal((WeekQuestion)question, believed);
    }

    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) => question is PriorQuestion
        ? [(PriorQuestion.Topic, EpidemicOutline.FormNode), .. Quantity.All.Select((_, i) => (PriorQuestion.Topic, EpidemicOutline.Section(i)))]
        : [(CourseClaims.Form, EpidemicOutline.FormNode), .. Quantity.All.Select((_, i) => (CourseClaims.Step, EpidemicOutline.Leaf(i)))];

    /// <summary>The mean over all courses that fit what is believed.</summary>
    private Credences Marginal(WeekQuestion week, IReadOnlyCollection<Claim> believed)
    {
        int? Known(int number) => believed
            .Where(c => c.Topic == CourseClaims.Step && EpidemicOutline.NumberAt(c.About)?.Number == number)
            .Select(c => CourseClaims.Small(c.Value, Quantity.All[number].Steps)).FirstOrDefault();
        var form = believed.Where(c => c.Topic == CourseClaims.Form && c.About == EpidemicOutline.FormNode).Select(c => CourseClaims.Small(c.Value, EpidemicScheme.Forms.Count)).FirstOrDefault();
        return averages.About(week.Week, new(form ?? CoursePages.Nothing, Known(0) ?? CoursePages.Nothing, Known(1) ?? CoursePages.Nothing, Known(2) ?? CoursePages.Nothing));
    }
}
