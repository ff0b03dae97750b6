using System.Globalization;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// The shape of every background of this world and what its nodes say: the root, a chapter on the form, a section for each number, and below a section its
/// steps halved again and again until one is left.
/// </summary>
internal static class EpidemicOutline
{
    public const string RootText = "What is taken for granted about this epidemic: the form of its course.";

    private const string Chapter = "The course is ";

    private static readonly Dictionary<string, StepRange>[] Ranges = [.. Quantity.All.Select(AllRanges)];

    public static NodeAddress FormNode { get; } = NodeAddress.Root.Child(0);

    /// <summary>The nodes that say something of the course: the form's, and those at which the steps of a number were halved.</summary>
    public static IReadOnlyList<NodeAddress> Telling { get; } =
        [FormNode, .. Quantity.All.SelectMany((q, i) => Enumerable.Range(1, q.Halvings).Select(halvings => NodeAddress.FromSteps(Leaf(i).Steps.Take(2 + halvings))))];

    public static NodeAddress Section(int number) => FormNode.Child(number);

    /// <summary>The node that states a number's one step.</summary>
    public static NodeAddress Leaf(int number) => Enumerable.Repeat(0, Quantity.All[number].Halvings).Aggregate(Section(number), (at, step) => at.Child(step));

    /// <summary>The number that a node is about, and how often its steps were halved; null for other nodes.</summary>
    public static (int Number, int Halvings)? NumberAt(NodeAddress address)
    {
        var steps = address.Steps.ToArray();
        return steps.Length >= 2 && steps[0] == 0 && steps[1] < Quantity.All.Count && steps.Skip(2).All(s => s == 0)
            && steps.Length - 2 <= Quantity.All[steps[1]].Halvings
            ? (steps[1], steps.Length - 2)
            : null;
    }

    public static bool IsLeaf(NodeAddress address) => NumberAt(address) is var (number, halvings) && halvings == Quantity.All[number].Halvings;

    /// <summary>Mz(., z): one step at a time.</summary>
    public static IUnpacker Unpack(Course course) => new DelegateUnpacker(() => At(course, NodeAddress.Root), (parent, index) => At(course, parent.Address.Child(index)));

    /// <summary>The form that a chapter states; null where its words are not exactly those.</summary>
    public static int? ReadForm(string text) =>
        Enumerable.Range(0, EpidemicScheme.Forms.Count).Select(f => (int?)f).FirstOrDefault(f => text == FormText(f!.Value));

    /// <summary>The step that a leaf states; null where its words are not exactly those.</summary>
    public static int? ReadStep(int number, string text)
    {
        var quantity = Quantity.All[number];
        return Enumerable.Range(0, quantity.Steps).Select(s => (int?)s).FirstOrDefault(s => text == NumberTextAt(quantity, s!.Value, quantity.Halvings));
    }

    /// <summary>Which steps a page says that a number is among; null where its words are not exactly those of such a page about this number.</summary>
    public static StepRange? ReadRange(int number, string text) => Ranges[number].TryGetValue(text, out var range) ? range : null;

    /// <summary>What a node of a course says.</summary>
    public static string Text(Course course, NodeAddress address) => At(course, address).Text;

    public static string FormText(int form) => $"{Chapter}{EpidemicScheme.Forms[form]}. Sections: {string.Join(", ", Quantity.All.Select(q => q.Name))}.";

    /// <summary>That a number lies in the steps from one to below another.</summary>
    public static string NumberText(Quantity quantity, int from, int to)
    {
        string Text(double at) => quantity.Value(at).ToString(quantity.Format, CultureInfo.InvariantCulture);
        return $"{quantity.Name} lies between {Text(from - .5)} and {Text(to - .5)}; anything between is equally plausible.";
    }

    private static string NumberTextAt(Quantity quantity, int step, int halvings)
    {
        var (from, to) = quantity.Stretch(step, halvings);
        return NumberText(quantity, from, to);
    }

    private static Dictionary<string, StepRange> AllRanges(Quantity quantity) => Enumerable.Range(0, quantity.Steps)
        .SelectMany(from => Enumerable.Range(from + 1, quantity.Steps - from).Select(to => new StepRange(from, to)))
        .ToDictionary(range => NumberText(quantity, range.From, range.To), StringComparer.Ordinal);

    private static Node At(Course course, NodeAddress address)
    {
        if (address.IsRoot)
        {
            return new(address, RootText, 1);
        }

        if (address == FormNode)
        {
            return new(address, FormText(course.Form), Quantity.All.Count);
        }

        var (number, halvings) = NumberAt(address) ?? throw new ArgumentException("There is no such node.", nameof(address));
        var quantity = Quantity.All[number];
        return new(address, NumberTextAt(quantity, course[number], halvings), halvings < quantity.Halvings ? 1 : 0);
    }
}
