using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Tests.Registry;

/// <summary>Overseers of tasks by name.</summary>
public sealed class OverseerNamesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Powers of a permutation of four: an answer is one of four elements, or "do not know".</summary>
    [Theory]
    [InlineData("program", 1)]
    [InlineData("erring:probability=0.1", .92)] // 1 - .1 * 4 / 5
    [InlineData("misinformed:probability=0.1", .92)]
    [InlineData("malicious:share=0.25", .75)]
    [InlineData("lazy:most=0", 1)]
    [InlineData("malicious:share=0.25:erring:probability=0.1", .69)]
    public void A_name_says_how_often_its_overseer_repeats_himself(string name, double repeats) =>
        Assert.Equal(repeats, NameRegistry.Default.Overseers.Make(name).Repeats(PermutationPowering.Tiny), 12);

    /// <summary>Questions of height 1 rest on look-ups alone, so that each overseer errs once.</summary>
    [Fact]
    public async Task A_biased_one_says_the_next_answer_a_malicious_one_never_his_own_and_a_lazy_one_that_he_does_not_know()
    {
        var task = PermutationPowering.Tiny;
        var context = task.Draw(new Seed(3).CreateRandom());
        for (var i = 0; i < 20; i++)
        {
            var question = context.DrawQuestion(new Seed(4).For("question", i).CreateRandom(), height: 1);
            var right = context.Direct(question);

            Assert.Equal(right, (await AskAsync("program")).Value);
            Assert.Equal((right[0] + 1) % 4, (await AskAsync("biased")).Value[0]);
            Assert.NotEqual(right, (await AskAsync("malicious:share=1")).Value);
            Assert.False((await AskAsync("lazy:most=0")).IsKnown);

            async Task<Reply<Tokens>> AskAsync(string name) =>
                (await new Hch(Depth: 6).AskAsync(NameRegistry.Default.Overseers.Make(name).Make(task, new(1)), question, context, new(2), Token)).Answer.Reply;
        }
    }
}
