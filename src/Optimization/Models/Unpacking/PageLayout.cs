using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>Where the fields of a page stand in a row of numbers, and what a page is written from: the page above it, or, in flat text, its index alone.</summary>
public sealed class PageLayout
{
    // Of the index of a page of flat text; of a longer one the last count.
    private const int MostDigits = 64;
    private readonly int[] _starts;
    private readonly int[] _counts;

    /// <summary>The layout of an explorer's pages.</summary>
    /// <param name="explorer">Whose pages they are.</param>
    /// <param name="isFlat">Whether Z is flat text, each page written from its index.</param>
    public PageLayout(IExplorer explorer, bool isFlat = false)
    {
        ArgumentNullException.ThrowIfNull(explorer);
        _counts = [.. explorer.Fields.Select(f => f.Count)];
        _starts = [.. _counts.Select((_, i) => _counts.Take(i).Sum())];
        (Width, TitleFields, Branching) = (_counts.Sum(), explorer.TitleFields, explorer.Branching);
        TitleWidth = _counts.Take(TitleFields).Sum();
        IsFlat = isFlat;
    }

    /// <summary>V, the numbers of a page.</summary>
    public int Width { get; }

    /// <summary>How many of the fields, the first, are the title.</summary>
    public int TitleFields { get; }

    /// <summary>The numbers of the title.</summary>
    public int TitleWidth { get; }

    /// <summary>The most children of a page.</summary>
    public int Branching { get; }

    /// <summary>How many fields there are.</summary>
    public int Fields => _counts.Length;

    /// <summary>Whether Z is flat text: word i of the book is written on input i, and nothing of the page above is read.</summary>
    public bool IsFlat { get; }

    /// <summary>The numbers of what a page is written from: V, or those of the digits of an index.</summary>
    public int AboveWidth => IsFlat ? MostDigits * Branching : Width;

    /// <summary>How many values a field has.</summary>
    public int Count(int field) => _counts[field];

    /// <summary>Where a field begins.</summary>
    public int Start(int field) => _starts[field];

    /// <summary>Pages as rows of numbers.</summary>
    /// <param name="pages">N pages; one without fields is all zeros.</param>
    /// <returns>[N, V].</returns>
    public Tensor Rows(IReadOnlyList<Tokens> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var values = new double[pages.Count * Width];
        for (var i = 0; i < pages.Count; i++)
        {
            Set(pages[i], values.AsSpan(i * Width, Width));
        }

        return Ops.FromArray(values, pages.Count, Width);
    }

    /// <summary>What a page is written from.</summary>
    /// <param name="address">Where it stands.</param>
    /// <param name="parent">What the page above says; no fields for the root.</param>
    /// <returns>The page above; of flat text the index, level by level from the root, as its place within the level: one digit, to the base of branches, for each step.</returns>
    public Tokens Above(NodeAddress address, Tokens parent) => IsFlat ? new Tokens([.. address.Steps.TakeLast(MostDigits)]) : parent;

    /// <summary>What pages are written from, as rows of numbers.</summary>
    /// <param name="above">As <see cref="Above"/> tells; the page above, or the digits of an index, of which the last stands first.</param>
    /// <returns>[N, <see cref="AboveWidth"/>].</returns>
    public Tensor AboveRows(IReadOnlyList<Tokens> above)
    {
        ArgumentNullException.ThrowIfNull(above);
        if (!IsFlat)
        {
            return Rows(above);
        }

        var values = new double[above.Count * AboveWidth];
        for (var i = 0; i < above.Count; i++)
        {
            for (var digit = 0; digit < above[i].Count; digit++)
            {
                values[(i * AboveWidth) + (digit * Branching) + above[i][above[i].Count - 1 - digit]] = 1;
            }
        }

        return Ops.FromArray(values, above.Count, AboveWidth);
    }

    /// <summary>Branches as rows of numbers.</summary>
    /// <param name="branches">N branches; -1 is all zeros.</param>
    /// <returns>[N, branching].</returns>
    public Tensor Branches(IReadOnlyList<int> branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        var values = new double[branches.Count * Branching];
        for (var i = 0; i < branches.Count; i++)
        {
            if (branches[i] >= 0)
            {
                values[(i * Branching) + branches[i]] = 1;
            }
        }

        return Ops.FromArray(values, branches.Count, Branching);
    }

    /// <summary>The log probabilities of values within each field of some that follow each other.</summary>
    /// <param name="odds">[..., their numbers]: log probabilities up to a constant.</param>
    /// <param name="first">The first of the fields.</param>
    /// <param name="count">How many.</param>
    /// <returns>[..., their numbers].</returns>
    public Tensor LogSoftmax(Tensor odds, int first, int count) => cat(
        [.. Enumerable.Range(first, count).Select(f => nn.functional.log_softmax(odds.narrow(-1, _starts[f] - _starts[first], _counts[f]), -1))], -1);

    /// <summary>One-hot within each field of some that follow each other: the value of the greatest odds.</summary>
    internal Tensor Best(Tensor odds, int first, int count) => cat(
        [.. Enumerable.Range(first, count).Select(f => Ops.OneHot(odds.narrow(-1, _starts[f] - _starts[first], _counts[f]).argmax(-1).to(ScalarType.Float64), _counts[f]))], -1);

    /// <summary>The probabilities of the values of some fields that follow each other.</summary>
    /// <param name="logs">[N, V]: log probabilities of all fields.</param>
    /// <param name="first">The first of the fields.</param>
    /// <param name="count">How many.</param>
    /// <param name="temperature">Divides log probabilities; 0 leaves the most probable value.</param>
    /// <returns>[N, their numbers].</returns>
    internal Tensor Sharpen(Tensor logs, int first, int count, double temperature)
    {
        var start = Start(first);
        var end = first + count < Fields ? Start(first + count) : Width;
        var odds = logs.narrow(1, start, end - start);
        return temperature > 0 ? LogSoftmax(odds.Times(1 / temperature), first, count).exp() : Best(odds, first, count);
    }

    /// <summary>The page of a row that is one-hot within each field.</summary>
    internal Tokens Page(double[] row) => new([.. _starts.Select(start => Array.IndexOf(row, 1, start) - start)]);

    internal void Set(Tokens page, Span<double> row)
    {
        for (var f = 0; f < page.Count; f++)
        {
            row[_starts[f] + page[f]] = 1;
        }
    }
}
