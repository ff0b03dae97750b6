using CsCheck;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests;

public class TrainingExampleTests
{
    private static readonly VerdictSource Source = new("m", "r");
    private static readonly Transcript Example = RandomTranscript.Any.Single();

    [Fact]
    public void Only_a_decided_verdict_teaches_anything()
    {
        Verdict[] others = [new TieVerdict(Source), new AbstainedVerdict(Source), new UnparseableVerdict(Source), new FailedVerdict("e", Source)];
        Assert.All(others, v => Assert.Null(TrainingExample.From(Example with { Verdict = v })));
    }

    [Fact]
    public void The_target_is_the_judges_credence_and_the_lineage_says_whence()
    {
        var node = NodeAddress.Parse("/1");
        CheckedCitation Cite(NodeAddress address, CitationStatus status) => new(new(address, "q"), status, null);
        var debate = Example with
        {
            Latent = [1.5],
            Verdict = new DecidedVerdict(new(0.2, 0.8), Source),
            Turns = [new(0, "A", SpeakingTask.Argue, "", [
                Cite(node, CitationStatus.Exact), Cite(node, CitationStatus.Normalised), Cite(NodeAddress.Root, CitationStatus.Normalised),
                Cite(node.Child(0), CitationStatus.NearMiss), Cite(node.Child(1), CitationStatus.OverBudget)], [], null, [])],
        };

        var example = TrainingExample.From(debate)!;

        Assert.Equal(new(0.2, 0.8), example.Target);
        Assert.Equal([1.5], example.Latent!);
        Assert.Equal(1, example.Weight);
        Assert.Equal(
            (debate.QuestionId, debate.DebateId, debate.Judge, debate.Arrangement),
            (example.QuestionId, example.Lineage.DebateId, example.Lineage.Judge, example.Lineage.Arrangement));
        Assert.Equal([node, NodeAddress.Root], example.Lineage.Citations);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_without_sense_is_refused(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingExample.From(Example, weight));
}
