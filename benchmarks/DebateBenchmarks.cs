using BenchmarkDotNet.Attributes;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Benchmarks;

/// <summary>
/// Recursive debates per second between exact debaters before a bounded judge, as the learning loop asks them: with a
/// fresh tree, debaters and judge each time.
/// </summary>
[MemoryDiagnoser]
public class DebateBenchmarks
{
    private static readonly Seed Seed = new(1);

    private readonly Case _snow = Snow();
    private readonly Case _shallow = Aggregate(8);
    private readonly Case _deep = Aggregate(60);

    /// <summary>Snow with eight features: a tree of depth 3.</summary>
    [Benchmark]
    public Task<Transcript> Snow_depth_3() => _snow.PlayAsync();

    /// <summary>The encyclopedia, a question about 2^8 leaves.</summary>
    [Benchmark]
    public Task<Transcript> Encyclopedia_depth_8() => _shallow.PlayAsync();

    /// <summary>The encyclopedia, a question about 2^60 leaves.</summary>
    [Benchmark]
    public Task<Transcript> Encyclopedia_depth_60() => _deep.PlayAsync();

    private static Case Snow()
    {
        var world = new SnowWorlds().Sample(Seed);
        return new(world, world.Observed[0].Question, world.Key.TrueLatent());
    }

    private static Case Aggregate(int depth)
    {
        var world = new EncyclopediaWorlds { Examples = 0, Depth = depth, DeeperDepth = depth }.Sample(Seed);
        var (z, question) = DepthStudy.Draw(world, depth, answer: true, Seed);
        return new(world, question, z);
    }

    private sealed record Case(IWorld World, Question Question, double[] Z)
    {
        public Task<Transcript> PlayAsync()
        {
            var claims = World.Claims(Z);
            Contestant[] contestants =
            [
                new DishonestDebater(claims, Seed).Defending(Question, World.Human),
                new HonestDebater(claims).Defending(Question, World.Human),
            ];
            return new RecursiveDebate().PlayAsync(new DebateSetup(
                "debate", Question, new ImplicitTree(World.Unpack(Z), 256), contestants, new BoundedJudge(World.Human), Seed)
            {
                Latent = Z,
            });
        }
    }
}
