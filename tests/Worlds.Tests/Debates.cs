using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Tests;

/// <summary>Plays honest against dishonest before a judge who reads one node.</summary>
internal static class Debates
{
    /// <summary>Who labels, speaks and is listed first, in every combination.</summary>
    public static IEnumerable<Arrangement> AllArrangements =>
        Enumerable.Range(0, 8).Select(i => new Arrangement((i & 1) != 0, (i & 2) != 0, (i & 4) != 0));

    public static async Task<Transcript> PlayAsync(
        IProtocol protocol,
        Question question,
        IUnpacker unpacker,
        IHuman human,
        Seed seed,
        Arrangement arrangement = default,
        int checks = 1,
        params IEnumerable<ExactDebater> debaters)
    {
        var setup = new DebateSetup(
            "test",
            question,
            new ImplicitTree(unpacker),
            [.. debaters.Select(d => d.Defending(question, human))],
            new BoundedJudge(human, checks),
            seed)
        {
            Arrangement = arrangement,
        };
        return await protocol.PlayAsync(setup, TestContext.Current.CancellationToken);
    }

    /// <summary>What is decided about a tree, whoever wrote it, between who is honest and who lies, in every arrangement and with several lies; the lie about the whole must be one.</summary>
    public static async Task<IReadOnlyList<Credences>> AgainstLiesAsync(IReadableWorld world, Question question, IUnpacker tree, Seed seed, int lies)
    {
        var claims = world.ClaimsOf(tree);
        Assert.NotEqual(claims.Whole(question), claims.Lie(question, seed));
        List<Credences> decided = [];
        for (var lie = 0; lie < lies; lie++)
        {
            foreach (var arrangement in AllArrangements)
            {
                decided.Add(Decided(await PlayAsync(
                    new RecursiveDebate(), question, tree, world.Reader, seed, arrangement, 1, new HonestDebater(claims), new DishonestDebater(claims, seed.For("lie", lie)))));
            }
        }

        return decided;
    }

    public static Credences Decided(Transcript transcript) => Assert.IsType<DecidedVerdict>(transcript.Verdict).Credences;
}
