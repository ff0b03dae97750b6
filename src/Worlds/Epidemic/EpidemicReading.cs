using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>What a tree says that anybody may have written: its pages are read from the root down, each beside the page above it, by the rules of <see cref="CoursePages"/>.</summary>
internal sealed class EpidemicReading
{
    private readonly Dictionary<NodeAddress, StepRange> _ranges = [];

    /// <summary>Walks the tree.</summary>
    /// <param name="tree">The tree: untrusted.</param>
    public EpidemicReading(IUnpacker tree)
    {
        var root = tree.RootAsync().AsTask().GetAwaiter().GetResult();
        IsRootRight = root.Text == EpidemicOutline.RootText;
        var form = Child(root, 0);
        Form = form is not null && EpidemicOutline.ReadForm(form.Text) is { } said ? said : CoursePages.Nothing;
        foreach (var (i, quantity) in Quantity.All.Index())
        {
            var page = Child(form, i);
            for (var halvings = 0; page is not null; page = halvings++ < quantity.Halvings ? Child(page, 0) : null)
            {
                _ranges[page.Address] = EpidemicOutline.ReadRange(i, page.Text) ?? StepRange.Nothing;
            }
        }

        Heard = !IsRootRight || Form == CoursePages.Nothing ? CoursePages.Silence
            : Quantity.All.Index().Aggregate(CoursePages.Silence with { Form = Form }, (course, q) => course.With(q.Index, StepAt(EpidemicOutline.Section(q.Index))));

        Node? Child(Node? node, int branch) => node is not null && branch < node.ChildCount ? tree.ChildAsync(node, branch).AsTask().GetAwaiter().GetResult() : null;
    }

    /// <summary>Whether the root's page is that of an epidemic.</summary>
    public bool IsRootRight { get; }

    /// <summary>The form that its page says, whatever the root says; <see cref="CoursePages.Nothing"/> where it says none.</summary>
    public int Form { get; }

    /// <summary>All that the tree says together.</summary>
    public Course Heard { get; }

    /// <summary>Which steps a page says.</summary>
    public StepRange RangeAt(NodeAddress at) => _ranges.GetValueOrDefault(at, StepRange.Nothing);

    /// <summary>The step that a page and those below it come to; <see cref="CoursePages.Nothing"/> where they come to none.</summary>
    public int StepAt(NodeAddress at) => CoursePages.Settled(at, RangeAt(at)) is { } settled ? settled
        : RangeAt(at.Child(0)).IsWithin(RangeAt(at)) ? StepAt(at.Child(0))
        : CoursePages.Nothing;
}
