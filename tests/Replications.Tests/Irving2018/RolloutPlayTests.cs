using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class RolloutPlayTests
{
    [Fact]
    public void With_many_rollouts_it_plays_nearly_all_games_perfectly()
    {
        var (same, games) = (0, 0);
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var digit = Untrained.Picture(10, (int)seed, seed);
            var judge = Untrained.Judge(seed);
            var columns = new PictureColumns(judge, digit.Image);
            foreach (var first in new[] { true, false })
            {
                var play = new RolloutPlay(columns, digit.Label, 4, new(2_000), new(judge.Network, 16));
                var found = play.Play(first, new Seed(seed)).Won;
                var exact = new ExactSearch(new(columns, digit.Label, 4, new(judge.Network, JudgedSets.Block)), first).Solve();
                same += Games.Each(digit.Label).Count(game => ((found ^ exact) & (1 << game)) == 0);
                games += 10;

                // Ten games of four moves.
                Assert.Equal(10 * 4 * 2_000, play.Rollouts);
            }
        }

        Assert.InRange(same, games * 95 / 100, games);
    }

    [Fact]
    public void Exploring_as_if_every_move_had_a_prior_of_one_plays_fewer_games_perfectly()
    {
        int Perfect(double exploration)
        {
            var same = 0;
            for (ulong seed = 1; seed <= 4; seed++)
            {
                var digit = Untrained.Picture(40, (int)seed, seed);
                var judge = Untrained.Judge(seed);
                var columns = new PictureColumns(judge, digit.Image);
                foreach (var first in new[] { true, false })
                {
                    var found = new RolloutPlay(columns, digit.Label, 4, new(300, exploration), new(judge.Network, 16)).Play(first, new Seed(seed)).Won;
                    var exact = new ExactSearch(new(columns, digit.Label, 4, new(judge.Network, JudgedSets.Block)), first).Solve();
                    same += Games.Each(digit.Label).Count(game => ((found ^ exact) & (1 << game)) == 0);
                }
            }

            return same;
        }

        Assert.True(Perfect(1.5) > Perfect(1.5 * 40));
    }

    [Fact]
    public void The_same_seed_plays_the_same_games()
    {
        var digit = Untrained.Picture(20, 5);
        var judge = Untrained.Judge();
        int Play(ulong seed) => new RolloutPlay(new(judge, digit.Image), 5, 4, new(50), new(judge.Network, 16)).Play(true, new Seed(seed)).Won;

        Assert.Equal(Play(1), Play(1));
    }
}
