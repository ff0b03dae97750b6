using System.Text.Json;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests;

public class VerdictPartsTests
{
    private static readonly VerdictPart[] Two =
    [
        new("one", new DecidedVerdict(Credences.OfYes(.75), new("m", "\u001b[2J⟦A⟧ \"quoted\" </script>"))),
        new("other", new FailedVerdict("down", new("m", "", "p/1"))),
    ];

    [Fact]
    public void They_come_back_from_JSON_as_they_were()
    {
        var parts = VerdictParts.Of(Two, chosen: 1, flips: 0);
        var back = VerdictParts.Parse(parts.ToString());

        Assert.Equal(parts.Parts, back.Parts);
        Assert.Equal((1.0, 0), (back.Agreement, back.Flips));
        Assert.All(parts.ToString(), c => Assert.InRange(c, ' ', '~'));
    }

    [Fact]
    public void What_a_judge_said_of_itself_is_cut_to_its_bound_and_says_so()
    {
        var part = new VerdictPart("one", new FailedVerdict(new string('e', 5_000), new("m", new string('r', 5_000))));
        var failed = Assert.IsType<FailedVerdict>(VerdictParts.Of([part], null).Parts[0].Verdict);

        Assert.Equal(new string('r', 4_096) + "⟦cut: 904 more characters⟧", failed.Source.Raw);
        Assert.Equal(new string('e', 4_096) + "⟦cut: 904 more characters⟧", failed.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("2 of 3 agree")]
    public void Anything_else_is_refused(string raw) => Assert.Throws<JsonException>(() => VerdictParts.Parse(raw));
}
