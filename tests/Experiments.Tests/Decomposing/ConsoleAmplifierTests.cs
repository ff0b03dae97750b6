using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Experiments.Tests.Decomposing;

/// <summary>A human at the console oversees questions about a library.</summary>
public sealed class ConsoleAmplifierTests
{
    private const string House = """
        # The house

        It stands on a hill.

        ## The boiler

        The boiler burns oil.
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task He_asks_about_a_section_below_quotes_it_and_says_how_probable_each_answer_is()
    {
        var tree = new ImplicitTree(DocumentUnpacker.Of("house", House));
        var boiler = await BelowAsync(tree, "burns oil");

        // Asked about itself it is written anew; the second time that he asks the same nothing is put before him.
        var typed = new StringReader($"? / Again?\n? {boiler} What does it burn?\nIt says \"The boiler burns oil\" and \"coal\".\noil, as was found\n70 40\n90\n");
        var shown = new StringWriter();

        var came = await new ConsoleAmplifier(typed, shown, new Hch(Depth: 4)).AskAsync(Case(tree, "oil", "coal"), Token);

        Assert.Equal(["What does the boiler burn? (One of: oil; coal)", "What does it burn?"], came.Decomposition.Questions.Select(q => q.Question.Split(" (section")[0].Split($" ({boiler}")[0].Replace(" (/)", "", StringComparison.Ordinal)));
        Assert.Equal("The boiler burns oil", Assert.Single(came.Decomposition.Questions[1].Facts).Quote);
        Assert.Equal([.9, .1], Assert.IsType<DecidedVerdict>(came.Verdict).Credences.Values.Select(v => Math.Round(v, 12)));
        Assert.Contains("A subquestion is written ? /0/1 ...", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("Section " + boiler + " says: \"The boiler burns oil\"", shown.ToString(), StringComparison.Ordinal);
        Assert.True(came.Characters > House.Length / 2);
    }

    [Fact]
    public async Task Where_the_input_ends_he_does_not_know()
    {
        var tree = new ImplicitTree(DocumentUnpacker.Of("house", House));

        var came = await new ConsoleAmplifier(TextReader.Null, TextWriter.Null, new Hch()).AskAsync(Case(tree, "oil", "coal"), Token);

        Assert.IsType<AbstainedVerdict>(came.Verdict);
    }

    private static AmplifiedCase Case(ImplicitTree tree, params string[] answers) =>
        new("run", "q", new Question("q", "What does the boiler burn?", new AnswerSet(answers)), tree, "documents", new(1));

    private static async Task<NodeAddress> BelowAsync(ImplicitTree tree, string text)
    {
        Queue<NodeAddress> open = new([NodeAddress.Root]);
        while (open.TryDequeue(out var address))
        {
            var node = await tree.FindAsync(address, Token);
            if (address != NodeAddress.Root && node!.ChildCount == 0 && node.Text.Contains(text, StringComparison.Ordinal))
            {
                return address;
            }

            for (var i = 0; i < node!.ChildCount; i++)
            {
                open.Enqueue(address.Child(i));
            }
        }

        throw new InvalidOperationException($"No section says {text}.");
    }
}
