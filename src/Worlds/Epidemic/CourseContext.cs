using System.Globalization;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>The course of one Z: its form, and the step of each number.</summary>
internal sealed class CourseContext(Course course, int weeks) : ITaskContext
{
    public IReadOnlyList<Tokens> Facts { get; } = [new(0, course.Form), .. Quantity.All.Select((_, i) => new Tokens(1 + i, course[i]))];

    public IReadOnlyList<NodeAddress> Read { get; } = [EpidemicOutline.FormNode, .. Quantity.All.Select((_, i) => EpidemicOutline.Leaf(i))];

    public string Name => $"course {string.Join(' ', Facts.Select(f => f[1]))}";

    public Tokens DrawQuestion(SeededRandom random, int height) => CourseTopic.Of(CourseTopic.Mean, random.NextInt(weeks));

    public Tokens DrawPrimitive(SeededRandom random) => CourseTopic.Of(CourseTopic.Node, random.NextInt(CourseTopic.Nodes));

    public int HeightOf(Tokens question) => question[0] == CourseTopic.Node ? 0 : 1;

    public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
    {
        if (question[0] != CourseTopic.Node)
        {
            return null;
        }

        var text = EpidemicOutline.Text(course, Read[question[1]]);
        return new(new(new Tokens(Facts[question[1]][1])), [new Citation(Read[question[1]], text, new(0, text.Length))]);
    }

    public Tokens Direct(Tokens question) => CourseTopic.Height(EpidemicScheme.Units(course, question[1]));

    public string SayQuestion(Tokens question) => question[0] switch
    {
        CourseTopic.Mean => $"the mean of week {question[1]}?",
        CourseTopic.Prior => "how plausible is this course?",
        _ => question[1] == 0 ? "its form?" : $"{Quantity.All[question[1] - 1].Name}?",
    };

    public string SayAnswer(Tokens answer) => answer[0] < 0 ? string.Create(CultureInfo.InvariantCulture, $"log Prior {answer[0] / PriorQuestion.UnitsPerNat:F6}")
        : answer[0] < Quantity.All.Max(q => q.Steps) ? $"step {answer[0]}"
        : string.Create(CultureInfo.InvariantCulture, $"10^{CourseTopic.UnitsOf(answer) / (double)EpidemicScheme.UnitsPerLog:F3} cases");
}
