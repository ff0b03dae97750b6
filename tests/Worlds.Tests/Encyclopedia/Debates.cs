using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

/// <summary>Recursive debates between an honest and a dishonest debater, before a judge who reads one node.</summary>
internal static class Debates
{
    public static Task<Transcript> PlayAsync(
        Question question, ImplicitTree tree, IClaimOracle claims, IHuman human, bool honestOpens, Seed seed)
    {
        var honest = new HonestDebater(claims).Defending(question, human);
        var dishonest = new DishonestDebater(claims, seed).Defending(question, human);
        var setup = new DebateSetup(
            "debate", question, tree, honestOpens ? [honest, dishonest] : [dishonest, honest], new BoundedJudge(human, 1), seed);
        return new RecursiveDebate().PlayAsync(setup, TestContext.Current.CancellationToken);
    }

    public static Credences Verdict(Transcript transcript) => Assert.IsType<DecidedVerdict>(transcript.Verdict).Credences;
}
