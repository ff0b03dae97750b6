using System.Numerics;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// The human who explores an epidemic's course: after the form he writes of each number which half of the stretch above it lies in, until one step is left. A stretch that has no second half
/// is not written again, so that his chapters may be a page shorter than those of the world's own tree.
/// </summary>
internal sealed class CourseExplorer(EpidemicScheme scheme) : RefiningExplorer
{
    private const int About = 0;
    private const int Steps = 1;
    private const int First = 2;
    private const int Form = 3;
    private const int OfAll = 0;
    private const int OfForm = 1;
    private const int OfNumber = 2;
    private static readonly int Most = Quantity.All.Max(q => q.Steps);

    public override string Name { get; } = FormattableString.Invariant($"epidemic:logistic={scheme.Settings.Logistic},linear={scheme.Settings.Linear}");

    public override IReadOnlyList<TokenField> Fields { get; } =
        [new("about", OfNumber + Quantity.All.Count), new("steps", Most + 1), new("first step", Most), new("form", 1 + EpidemicScheme.Forms.Count)];

    public override int TitleFields => 2;

    public override int Branching => Quantity.All.Count;

    public override int Children(Tokens page) => page[About] switch { OfAll => 1, OfForm => Quantity.All.Count, _ => page[Steps] > 1 ? 1 : 0 };

    public override string Write(Tokens page) => page[About] switch
    {
        OfAll => EpidemicOutline.RootText,
        OfForm => EpidemicOutline.FormText(Math.Max(0, page[Form] - 1)),
        var number => EpidemicOutline.NumberText(Quantity.All[number - OfNumber], page[First], page[First] + page[Steps]),
    };

    protected override IReadOnlyList<(Tokens Page, double Probability)> Possible(Tokens? parent, int branch)
    {
        if (parent is not { } above)
        {
            return [(new(OfAll, 0, 0, 0), 1)];
        }

        if (above[About] == OfAll)
        {
            return [.. EpidemicScheme.Forms.Select((_, form) => (new Tokens(OfForm, 0, 0, 1 + form), Math.Exp(scheme.LogShare(form))))];
        }

        if (above[About] == OfForm)
        {
            return [(new(OfNumber + branch, Quantity.All[branch].Steps, 0, 0), 1)];
        }

        // The halves of the power of two of which the end of all steps may have cut something off.
        var (size, half) = (above[Steps], (int)BitOperations.RoundUpToPowerOf2((uint)above[Steps]) / 2);
        return [Half(0, half), Half(half, size - half)];

        (Tokens, double) Half(int from, int steps) => (new(above[About], steps, above[First] + from, 0), (double)steps / size);
    }
}
