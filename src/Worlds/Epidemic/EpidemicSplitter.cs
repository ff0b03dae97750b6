using System.Numerics;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>How the human splits a question: of the whole he asks the form and the three numbers and computes; a section's step he asks of the node below, which knows it more closely.</summary>
internal sealed class EpidemicSplitter(EpidemicScheme scheme, EpidemicHuman human, CourseClaims claims) : INodeSplitter
{
    public TreeQuestion First(Question question) => new(CourseClaims.TopicOf(question), NodeAddress.Root);

    public bool Reads(Question question, TreeQuestion asked) => IsElementary(question, asked);

    public OverseerMove<TreeQuestion, Amounts> Next(Question question, TreeQuestion asked, string text, IReadOnlyList<Answered<TreeQuestion, Amounts>> known)
    {
        if (IsElementary(question, asked))
        {
            return human.Read(question, asked.Topic, asked.About, text) is { } claim
                ? new OverseerAnswers<TreeQuestion, Amounts>(claim.Value)
                : new OverseerDoesNotKnow<TreeQuestion, Amounts>();
        }

        TreeQuestion[] wanted = asked == First(question) ? [.. claims.PartsOf(question, default).Select(p => new TreeQuestion(p.Topic, p.About))]
            : asked.Topic == CourseClaims.Step && EpidemicOutline.NumberAt(asked.About) is not null ? [asked with { About = asked.About.Child(0) }]
            : [];
        return wanted.Length == 0 || known.Any(k => !k.Reply.IsKnown) ? new OverseerDoesNotKnow<TreeQuestion, Amounts>()
            : known.Count == 0 ? new OverseerAsks<TreeQuestion, Amounts>(wanted)
            : PutTogether(question, asked, [.. known.Select((k, i) => new Claim(wanted[i].Topic, wanted[i].About, k.Reply.Value!))]) is { } answer
                ? new OverseerAnswers<TreeQuestion, Amounts>(answer)
                : new OverseerDoesNotKnow<TreeQuestion, Amounts>();
    }

    public Credences Conclude(Question question, Amounts? found) =>
        human.Conclude(question, found is null ? [] : [new Claim(CourseClaims.TopicOf(question), NodeAddress.Root, found)]);

    public Amounts Draw(Question question, TreeQuestion asked, SeededRandom random)
    {
        var course = scheme.Draw(random);
        return question is PriorQuestion
            ? new(new BigInteger(Math.Round(PriorQuestion.UnitsPerNat * -Math.Abs(random.NextGaussian()))))
            : asked.Topic == CourseClaims.Form ? new(course.Form)
            : EpidemicOutline.NumberAt(asked.About) is var (number, _) ? new(course[number])
            : claims.Whole(question, course).Value;
    }

    private bool IsElementary(Question question, TreeQuestion asked) => human.IsElementary(question, new(asked.Topic, asked.About, new(0)));

    private Amounts? PutTogether(Question question, TreeQuestion asked, IReadOnlyList<Claim> parts) =>
        !asked.About.IsRoot ? parts[0].Value
        : question is PriorQuestion ? parts.Select(p => p.Value).Aggregate(Amounts.Add)
        : CourseClaims.CourseOf(parts) is { } course ? claims.Whole(question, course).Value
        : null;
}
