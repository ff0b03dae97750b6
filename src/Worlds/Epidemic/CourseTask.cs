using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>A week's mean as a task of amplification: the human asks for the form and the three numbers, one node each, and computes. The prior he works out in the same way.</summary>
internal sealed class CourseTask : ITreeTask
{
    // A fifth of the usual noise: a mean that is so far off costs .02 nats.
    private const int Tolerance = 30;

    private readonly EpidemicScheme _scheme;
    private readonly EpidemicHuman _human;
    private readonly CourseClaims _claims;
    private readonly int _weeks;

    public CourseTask(EpidemicScheme scheme, EpidemicHuman human, CourseClaims claims)
    {
        (_scheme, _human, _claims) = (scheme, human, claims);
        _weeks = scheme.Settings.Weeks + scheme.Settings.LaterWeeks;
        FactFields = [new("node", CourseTopic.Nodes), new("says", Quantity.All.Max(q => q.Steps))];
        QuestionFields = [new("topic", CourseTopic.Count), new("about", Math.Max(_weeks, CourseTopic.Nodes))];
        AnswerFields = [new("mean", (2 * CourseTopic.Zero) + 1)];
        Structure = new CurveStructure(EpidemicScheme.Forms.Count, [.. Quantity.All.Select(q => q.Steps)], _weeks, CourseTopic.Zero, 1.0 / EpidemicScheme.UnitsPerLog);
    }

    public string Name => _scheme.Settings.Name;

    public int Size => _weeks;

    public IReadOnlyList<TokenField> FactFields { get; }

    public IReadOnlyList<TokenField> QuestionFields { get; }

    public IReadOnlyList<TokenField> AnswerFields { get; }

    public int Heights => 1;

    public int Subquestions => CourseTopic.Nodes;

    public AssistantStructure Structure { get; }

    /// <remarks>As the human might propose it, or of a form drawn evenly, since rare forms have to be learned too.</remarks>
    public ITaskContext Draw(SeededRandom random)
    {
        var course = _scheme.Draw(random);
        return new CourseContext(random.NextBool(.5) ? course : course with { Form = random.NextInt(EpidemicScheme.Forms.Count) }, _weeks);
    }

    public async ValueTask<ITaskContext?> ReadAsync(ImplicitTree tree, CancellationToken cancellationToken = default)
    {
        if (await SaidAsync(EpidemicOutline.FormNode, EpidemicOutline.ReadForm) is not { } form)
        {
            return null;
        }

        var course = new Course(form, 0, 0, 0);
        for (var i = 0; i < Quantity.All.Count; i++)
        {
            if (await SaidAsync(EpidemicOutline.Leaf(i), text => EpidemicOutline.ReadStep(i, text)) is not { } step)
            {
                return null;
            }

            course = course.With(i, step);
        }

        return new CourseContext(course, _weeks);

        async ValueTask<int?> SaidAsync(NodeAddress address, Func<string, int?> read) => await tree.FindAsync(address, cancellationToken) is { } node ? read(node.Text) : null;
    }

    public Tokens Put(Question question, ITaskContext about) => question switch
    {
        PriorQuestion => CourseTopic.Of(CourseTopic.Prior, 0),
        WeekQuestion week => CourseTopic.Of(CourseTopic.Mean, week.Week),
        _ => throw new ArgumentException("An epidemic answers for weeks, and for the prior.", nameof(question)),
    };

    public bool IsDistilled(Tokens question) => question[0] != CourseTopic.Prior;

    public Credences Conclude(Question question, ITaskContext about, Reply<Tokens> reply) => _human.Conclude(question, !reply.IsKnown ? []
        : [new Claim(CourseClaims.TopicOf(question), NodeAddress.Root, new(question is PriorQuestion ? reply.Value[0] : CourseTopic.UnitsOf(reply.Value)))]);

    /// <summary>What another course says.</summary>
    public Tokens Guess(Tokens question, SeededRandom random)
    {
        var course = _scheme.Draw(random);
        return question[0] == CourseTopic.Prior ? Cost(course.Form) : CourseTopic.Height(EpidemicScheme.Units(course, question[1]));
    }

    public bool IsAlike(Tokens answer, Tokens other) => Math.Abs(answer[0] - other[0]) <= Tolerance;

    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        if (known.Any(k => !k.Reply.IsKnown))
        {
            return new OverseerDoesNotKnow<Tokens, Tokens>();
        }

        if (known.Count == 0)
        {
            return new OverseerAsks<Tokens, Tokens>([.. Enumerable.Range(0, CourseTopic.Nodes).Select(node => CourseTopic.Of(CourseTopic.Node, node))]);
        }

        var course = new Course(known[0].Reply.Value[0], known[1].Reply.Value[0], known[2].Reply.Value[0], known[3].Reply.Value[0]);
        return new OverseerAnswers<Tokens, Tokens>(question[0] == CourseTopic.Prior ? Cost(course.Form) : CourseTopic.Height(EpidemicScheme.Units(course, question[1])));
    }

    /// <summary>The log prior of a course of a form, in millionths of a nat: steps are equally probable.</summary>
    private Tokens Cost(int form) => new((int)_claims.Whole(new PriorQuestion(""), new(form, 0, 0, 0)).Value[0]);
}
