using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

/// <summary>
/// Expected numbers come from an independent computation over 400 worlds with n = 100: NLL of exact Bayes .154 on D and
/// .487 on D*, of the z that maximises the joint probability .156 and .492. Their own standard errors are about .003 on D
/// and .006 on D*, as are ours; the tolerances are three standard errors of the difference.
/// </summary>
public class SnowFiguresTests
{
    private const int Worlds = 400;
    private const double OnD = 3 * 1.41 * 0.0032;
    private const double OnNew = 3 * 1.41 * 0.0062;

    [Fact]
    public void The_mean_loss_of_Bayes_and_of_the_best_z_is_as_computed_elsewhere()
    {
        var sums = new double[4];
        for (var w = 0; w < Worlds; w++)
        {
            var world = (SnowWorld)new SnowWorlds().Sample(new Seed(2).For("world", w));
            var claims = world.Claims(world.Key.JointMapLatent());
            for (var s = 0; s < 2; s++)
            {
                sums[s] += Loss(world, s, x => world.Key.Bayes([x])[0]) / Worlds;
                sums[2 + s] += Loss(world, s, x => world.Human.Conclude(x, [claims.Whole(x)])) / Worlds;
            }
        }

        Assert.Equal(0.154, sums[0], OnD);
        Assert.Equal(0.487, sums[1], OnNew);
        Assert.Equal(0.156, sums[2], OnD);
        Assert.Equal(0.492, sums[3], OnNew);
    }

    [Fact]
    public void Much_data_brings_the_best_z_to_the_truth_on_D()
    {
        var world = (SnowWorld)new SnowWorlds { Examples = 20_000 }.Sample(new Seed(5));
        var (z, trueZ) = (world.Key.MapLatent(), world.Key.TrueLatent());
        var best = Loss(world, 0, x => TakingAsGiven(world, z, x));
        var truth = Loss(world, 0, x => TakingAsGiven(world, trueZ, x));

        // Eight rates cost 8/2n nats when all of them are free (Wilks).
        Assert.InRange(best - truth, 0, 3 * 8 / (2 * 20_000.0));
    }

    internal static Credences TakingAsGiven(SnowWorld world, double[] z, Question x) =>
        world.Human.Conclude(x, [world.Claims(z).Whole(x)]);

    internal static double Loss(SnowWorld world, int set, Func<Question, Credences> predict) =>
        world.Sets[set].Scored.Sum(scored =>
        {
            var (target, credences) = (world.Key.Target(scored.Question), predict(scored.Question));
            return -scored.Weight * target.Values.Zip(credences.Values, (t, c) => t * Math.Log(c)).Sum();
        });
}
