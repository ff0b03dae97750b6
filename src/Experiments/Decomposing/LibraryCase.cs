using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>A case in words about a library: its first question, and what was found out in the end.</summary>
internal static class LibraryCase
{
    private const int MostQuotes = 16;

    /// <summary>The question about the whole. Whoever divides it should know which answers are to choose from; of no and yes the question tells.</summary>
    public static SectionQuestion First(AmplifiedCase asked) => new(
        asked.IsOpen || asked.Question.Answers.Equals(AnswerSet.NoYes) ? asked.Question.Text : $"{asked.Question.Text} (One of: {string.Join("; ", asked.Question.Answers.Texts)})",
        NodeAddress.Root);

    /// <summary>The answer in words, and the quotes that it rests on.</summary>
    public static IReadOnlyList<string> Found(Decomposed<SectionQuestion, string> found) =>
    [
        $"Whoever asked the library found: {found.Reply.Value}",
        .. found.AllCited.DistinctBy(c => (c.Address, c.Quote)).Take(MostQuotes).Select(c => $"Section {c.Address} says: \"{c.Quote}\""),
    ];
}
