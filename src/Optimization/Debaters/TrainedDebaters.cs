using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Debaters;

/// <summary>
/// A debater who argues for the truth and one who argues for a lie, trained against each other in a world's recursive debates, from chance. Each has a network that draws
/// how it divides claims and which part it contests; the moves of the side that won become more probable. They know of Z what exact debaters know, and nothing of D or of
/// the answers' key. The verdicts come from a human who reads one node.
/// </summary>
/// <example><c>using var trained = await TrainedDebaters.TrainAsync(world, new() { Debates = 500 }, seed);</c></example>
public sealed class TrainedDebaters : IDisposable
{
    private readonly MovePolicy _honest;
    private readonly MovePolicy _liar;

    private TrainedDebaters(int width, Seed seed) =>
        (_honest, _liar) = (new(width, seed.For("honest").CreateRandom()), new(width, seed.For("liar").CreateRandom()));

    /// <summary>Trains both; the same world and seed give the same debaters.</summary>
    /// <param name="world">Whose backgrounds and questions are debated; its D and its key are not read.</param>
    /// <param name="settings">How many debates, and how they are learned from.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public static async Task<TrainedDebaters> TrainAsync(
        IWorld world, DebaterTrainingSettings settings, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(settings);
        TorchRuntime.EnsureLoaded();
        var trained = new TrainedDebaters(settings.Width, seed.For("weights"));
        List<PlayedDebate> played = [];
        for (var i = 0; i < settings.Debates; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            played.Add(await trained.PlayAsync(world, i, seed.For("debate", i), cancellationToken));
            if (played.Count == settings.Batch || i == settings.Debates - 1)
            {
                trained._honest.Learn(Weighed(played, d => d.Honest, d => d.IsRight), settings.Rate);
                trained._liar.Learn(Weighed(played, d => d.Liar, d => !d.IsRight), settings.Rate);
                played.Clear();
            }
        }

        return trained;
    }

    /// <summary>The debater of one side of a debate.</summary>
    /// <param name="human">Whose arithmetic is known to all.</param>
    /// <param name="claims">What it knows of Z.</param>
    /// <param name="isHonest">Whether it argues for the truth.</param>
    /// <param name="lies">What its lies derive from.</param>
    public IDebater Debater(IHuman human, IClaimOracle claims, bool isHonest, Seed lies) => Make(human, claims, isHonest, lies, this, null);

    /// <summary>A debater who is trained when it first has to choose.</summary>
    internal static IDebater Debater(IHuman human, IClaimOracle claims, bool isHonest, Seed lies, Func<CancellationToken, ValueTask<TrainedDebaters>> trained) =>
        new TrainedDebater(Exact(claims, isHonest, lies), new(claims, human, lies), async stop => (await trained(stop)).Policy(isHonest));

    /// <inheritdoc/>
    public void Dispose()
    {
        _honest.Dispose();
        _liar.Dispose();
    }

    private static TrainedDebater Make(IHuman human, IClaimOracle claims, bool isHonest, Seed lies, TrainedDebaters trained, Action<MoveChoice>? note) =>
        new(Exact(claims, isHonest, lies), new(claims, human, lies), _ => new(trained.Policy(isHonest)), note);

    private static ExactDebater Exact(IClaimOracle claims, bool isHonest, Seed lies) => isHonest ? new HonestDebater(claims) : new DishonestDebater(claims, lies);

    private MovePolicy Policy(bool isHonest) => isHonest ? _honest : _liar;

    /// <summary>Half of the debates are about questions, the others about priors and which of two backgrounds is the more plausible; each side begins half of them.</summary>
    private async Task<PlayedDebate> PlayAsync(IWorld world, int index, Seed seed, CancellationToken cancellationToken)
    {
        var random = seed.For("z").CreateRandom();
        var inquiry = (index / 2 % 4) switch
        {
            0 or 1 => Inquiry.About(world, world.Sets[random.NextInt(world.Sets.Count)].Draw(random), world.Propose(random)),
            2 => Inquiry.Prior(world, world.Propose(random)),
            _ => Inquiry.Ratio(world, world.Propose(random), world.Propose(random)),
        };
        var lies = seed.For("lies");
        var (truth, lie) = inquiry.Contestants(lies);
        List<MoveChoice> honest = [], liar = [];
        Contestant[] sides =
        [
            truth with { Debater = Make(inquiry.Human, inquiry.Claims, true, lies, this, honest.Add) },
            lie with { Debater = Make(inquiry.Human, inquiry.Claims, false, lies, this, liar.Add) },
        ];
        var honestFirst = index % 2 == 0;
        var setup = inquiry.Setup(new BoundedJudge(inquiry.Human), seed) with { Contestants = honestFirst ? sides : [sides[1], sides[0]] };
        var transcript = await new RecursiveDebate().PlayAsync(setup, cancellationToken);
        return new(honestFirst, honest, liar, DebateTally.IsRight(transcript, ((DistributionPosition)truth.Position).Credences, ((DistributionPosition)lie.Position).Credences));
    }

    /// <summary>Each choice with how its debate ended, less how those ended in which the same side began.</summary>
    private static IReadOnlyList<(MoveChoice, double)> Weighed(
        IReadOnlyList<PlayedDebate> played, Func<PlayedDebate, IReadOnlyList<MoveChoice>> own, Func<PlayedDebate, bool> won) =>
        [.. played.GroupBy(d => d.HonestFirst).SelectMany(g =>
        {
            var mean = g.Average(d => won(d) ? 1.0 : 0);
            return g.SelectMany(d => own(d).Select(c => (c, (won(d) ? 1 : 0) - mean)));
        })];

    private sealed record PlayedDebate(bool HonestFirst, IReadOnlyList<MoveChoice> Honest, IReadOnlyList<MoveChoice> Liar, bool IsRight);
}
