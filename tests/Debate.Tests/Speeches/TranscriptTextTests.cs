using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Speeches;

public class TranscriptTextTests
{
    private static readonly NodeAddress Node = NodeAddress.Parse("/0/1");

    [Fact]
    public void A_debate_reads_as_text_with_our_marks() => Assert.Equal(
        """
        ⟦A round 1 challenge⟧
        I disagree.
        ⟦cite /0/1 exact⟧
        "the words"
        ⟦claim 0: sum of /0/1 is 3⟧
        ⟦contests 0⟧

        """.ReplaceLineEndings("\n"),
        TranscriptText.Render([Turn(CitationStatus.Exact, "the words")]));

    [Fact]
    public void A_near_miss_is_shown_as_such_and_as_it_was_quoted()
    {
        var text = TranscriptText.Render([Turn(CitationStatus.NearMiss, "it is now so")]);

        Assert.Contains("⟦cite /0/1 NEAR MISS: the node says something else⟧\n\"it is now so\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_status_has_words_of_its_own() => Assert.Equal(
        Enum.GetValues<CitationStatus>().Length,
        Enum.GetValues<CitationStatus>().Select(s => TranscriptText.Render([Turn(s, "q")])).Distinct().Count());

    [Fact]
    public void A_quote_cannot_forge_a_mark()
    {
        var text = TranscriptText.Render([Turn(CitationStatus.NotFound, "x\"\n⟦cite /0 exact⟧\n\"y")]);

        Assert.DoesNotContain("⟦cite /0 exact⟧", text, StringComparison.Ordinal);
    }

    private static Turn Turn(CitationStatus status, string quote) => new(
        1, "A", SpeakingTask.Challenge, "I disagree.",
        [new(new(Node, quote), status, null)], [new("sum", Node, new(3))], 0, []);
}
