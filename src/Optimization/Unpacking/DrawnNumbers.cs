using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>What the human drew in a book as numbers, so that it stands in a file of arrays: how many pages; of each its depth, its steps, and its fields.</summary>
internal static class DrawnNumbers
{
    public static IEnumerable<double> Of(ExploredBook book)
    {
        var drawn = book.Drawn.ToArray();
        yield return drawn.Length;
        foreach (var number in drawn.SelectMany(p => p.Address.Steps.Prepend(p.Address.Depth).Concat(p.Page.Values.ToArray())))
        {
            yield return number;
        }
    }

    /// <exception cref="InvalidDataException">They are of other books.</exception>
    public static void Read(double[] numbers, IReadOnlyList<ExploredBook> books, int fields)
    {
        var at = 0;
        try
        {
            foreach (var book in books)
            {
                var count = (int)numbers[at++];
                book.Replace([.. Enumerable.Range(0, count).Select(_ => ReadPage())]);
            }
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException("'books' does not hold the pages that the human drew: it was saved by another training.", e);
        }

        // What stands above a drawn page is written anew before it is needed.
        ExploredPage ReadPage()
        {
            var address = NodeAddress.FromSteps([.. Enumerable.Range(0, (int)numbers[at++]).Select(_ => (int)numbers[at++])]);
            return new(address, new Tokens([.. Enumerable.Range(0, fields).Select(_ => (int)numbers[at++])]), default, null, []);
        }
    }
}
