using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>Perturbs a given Z: the human draws new pages for some titles from his prior, and copies every other page of the book.</summary>
public static class Perturbing
{
    private const int MostTries = 32;

    /// <summary>Writes a book that differs from a given one.</summary>
    /// <param name="explorer">The human.</param>
    /// <param name="given">The book; what it says of a title is copied wherever the human comes to that title.</param>
    /// <param name="changes">How many titles, picked at random, get a new page. If a new page leads to a title that the book has no page for, that page is drawn as well.</param>
    /// <param name="depth">How deep he writes.</param>
    /// <param name="seed">Draws what is changed, and to what.</param>
    /// <returns>A book that says otherwise and is possible; null where he found none in 32 tries.</returns>
    public static ExploredBook? Perturb(this IExplorer explorer, ExploredBook given, int changes, int depth, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(explorer);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(changes);
        var said = given.Drawn.Select(p => p.Page).ToArray();
        for (var i = 0; i < MostTries; i++)
        {
            var own = seed.For("try", i);
            var random = own.For("changes").CreateRandom();
            var kept = said.OrderBy(_ => random.NextDouble()).Skip(changes).ToDictionary(p => Title(explorer, p));
            ExploredBook book = new(given.Index, own);
            Copyist copyist = new(explorer, given, kept, kept.GetValueOrDefault(Title(explorer, said[0])));
            new Exploring(copyist, new() { QuestionsAsked = int.MaxValue }).Write([book], depth, null, -1, own);
            if (book.Content != given.Content && double.IsFinite(explorer.LogPrior([.. book.Drawn])))
            {
                return book;
            }
        }

        return null;
    }

    private static Tokens Title(IExplorer explorer, Tokens page) => new(page.Values[..explorer.TitleFields]);

    /// <summary>The human with pages before him that he copies.</summary>
    private sealed class Copyist(IExplorer human, ExploredBook given, IReadOnlyDictionary<Tokens, Tokens> kept, Tokens root) : IExplorer
    {
        public string Name => human.Name;

        public IReadOnlyList<TokenField> Fields => human.Fields;

        public int TitleFields => human.TitleFields;

        public int Branching => human.Branching;

        public int Children(Tokens page) => human.Children(page);

        public Tokens? Read(string text) => human.Read(text);

        public string Write(Tokens page, bool isBottom) => human.Write(page, isBottom);

        public double Approve(Tokens parent, int branch, Tokens page) => human.Approve(parent, branch, page);

        public double LogPrior(IReadOnlyList<PlacedPage> book) => human.LogPrior(book);

        public ExplorerMove Next(PageRequest request) => request.Address.IsRoot && root.Count > 0 ? new ExplorerWrites(root, null)
            : human.Next(request) is var move && move is ExplorerWrites { CopiedFrom: null } drawn && Said(request, drawn.Page) is { } said ? new ExplorerWrites(said, null)
            : move;

        /// <summary>The book's page of the title that was drawn, or otherwise its page at the same address; null where neither is kept and fits the new pages.</summary>
        private Tokens? Said(PageRequest request, Tokens drawn) =>
            new[] { drawn, given.Find(request.Address)?.Page ?? default }
                .Where(p => p.Count > 0 && kept.ContainsKey(Title(human, p)))
                .Select(p => kept[Title(human, p)])
                .Where(p => human.Fits(request, p))
                .Select(p => (Tokens?)p).FirstOrDefault();
    }
}
