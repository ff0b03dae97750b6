using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Experiments.Studies;

/// <summary>
/// What debate adds at each depth: accuracy on aggregate questions about 2^depth leaves, asked a few leaves from the true
/// count, for debate, consultancy and the judge alone, when the claim debated is honest and when it is not, and from
/// both seats.
/// </summary>
public static class DepthExperiment
{
    /// <summary>Plays all cells of one depth on the same items.</summary>
    /// <param name="family">The encyclopedia's settings; its depth is replaced.</param>
    /// <param name="depth">Levels from the root to the leaves.</param>
    /// <param name="items">Questions in each cell.</param>
    /// <param name="checks">Nodes that the judge may check.</param>
    /// <param name="seed">Draws books, questions and debates.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public static async Task<IReadOnlyList<DepthCell>> RunAsync(
        EncyclopediaWorlds family, int depth, int items, int checks, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        var world = (family with { Examples = 0, Depth = Math.Clamp(depth, 2, 60), DeeperDepth = Math.Max(2, depth) }).Sample(seed);
        var judge = new BoundedJudge(world.Human, checks);
        List<DepthCell> cells = [];
        foreach (var (protocol, name) in new (IProtocol, string)[]
            { (new RecursiveDebate(), "debate"), (new Consultancy(), "consultancy"), (new JudgeAlone(), "judge alone") })
        {
            foreach (var honest in protocol.Contestants == 0 ? new bool?[] { null } : [true, false])
            {
                bool[]? unswapped = null;
                foreach (var swapped in protocol.Contestants == 2 ? new[] { false, true } : [false])
                {
                    var right = new bool[items];
                    for (var item = 0; item < items; item++)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        right[item] = await PlayAsync(world, judge, protocol, depth, honest, swapped, seed.For($"depth {depth}", item));
                    }

                    int? flipped = unswapped?.Zip(right, (a, b) => a != b ? 1 : 0).Sum();
                    unswapped ??= right;

                    var claim = honest switch { null => "-", true => "honest", false => "dishonest" };
                    cells.Add(new DepthCell(depth, name, claim, protocol.Contestants < 2 ? "-" : swapped ? "B" : "A", right.Count(r => r), items, flipped));
                }
            }
        }

        return cells;
    }

    /// <summary>
    /// Half of the items have the answer yes. The claimant speaks first and is honest or not; swapping the seats makes it
    /// B, listed second.
    /// </summary>
    private static async Task<bool> PlayAsync(
        EncyclopediaWorld world, IJudge judge, IProtocol protocol, int depth, bool? honest, bool swapped, Seed seed)
    {
        var answer = seed.For("answer").CreateRandom().NextBool(.5);
        var (latent, question) = DepthStudy.Draw(world, depth, answer, seed);
        var between = world.Setup(question, latent, judge, seed);
        var claimantFirst = honest == false ? between.Contestants.Reverse() : between.Contestants;
        var setup = between with
        {
            Contestants = [.. claimantFirst.Take(protocol.Contestants)],
            Seed = seed.For("debate"),
            Arrangement = new Arrangement(swapped, SpeakersSwapped: false, swapped),
            JudgeBudget = new ReadingBudget(16, 65_536),
        };
        var transcript = await protocol.PlayAsync(setup);
        return transcript.Verdict is DecidedVerdict { Credences.Choice: { } choice } && choice == (answer ? 1 : 0);
    }
}

/// <summary>One cell of the study of depth.</summary>
/// <param name="Depth">Levels from the root to the leaves.</param>
/// <param name="Protocol">"debate", "consultancy" or "judge alone".</param>
/// <param name="Claim">Whether the claim debated was "honest" or "dishonest"; "-" where nobody claims.</param>
/// <param name="Seat">The claimant's label; "-" where there is no second debater.</param>
/// <param name="Right">Verdicts for the true answer.</param>
/// <param name="Items">Verdicts in all; a tie or no decision is not right.</param>
/// <param name="Flipped">How many of the same items came out otherwise from seat A; null where there is no other seat.</param>
public sealed record DepthCell(int Depth, string Protocol, string Claim, string Seat, int Right, int Items, int? Flipped);
