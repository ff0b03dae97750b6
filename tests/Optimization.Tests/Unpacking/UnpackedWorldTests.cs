using LearningThePrior.Debate;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Optimization.Tests.Unpacking;

public sealed class UnpackedWorldTests
{
    private static readonly EncyclopediaWorlds Family = new() { Examples = 40 };
    private static readonly UnpackedWorlds Worlds = new(Family, new TableMz(Family));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void D_the_questions_and_the_exact_answers_are_the_worlds_own()
    {
        var (own, seen) = (Family.Sample(new Seed(3)), Worlds.Sample(new Seed(3)));
        Question[] asked = [.. own.Sets[1].Scored.Take(5).Select(s => s.Question)];

        Assert.Equal(own.Observed.Select(o => (o.Question.Id, o.Answer)), seen.Observed.Select(o => (o.Question.Id, o.Answer)));
        Assert.Equal(own.Key.Bayes(asked).Select(c => c[1]), seen.Key.Bayes(asked).Select(c => c[1]));
    }

    [Fact]
    public void A_z_drawn_evenly_is_a_draw_from_the_latents_own_prior()
    {
        var (world, random) = (Worlds.Sample(new Seed(3)), new Seed(4).CreateRandom());
        var drawn = Enumerable.Range(0, 400).SelectMany(_ => BaseSpace.At(world.Latents.Draw(random))).ToArray();

        // A standard normal: 12,000 numbers, so that the mean's standard error is .009 and the variance's .013.
        Assert.Equal(0, drawn.Average(), .04);
        Assert.Equal(1, drawn.Average(u => u * u), .06);
    }

    [Fact]
    public async Task Debates_about_the_tree_say_what_its_pages_say()
    {
        var (world, random) = ((UnpackedWorld)Worlds.Sample(new Seed(3)), new Seed(5).CreateRandom());
        var asking = Small.Person(world);
        for (var i = 0; i < 30; i++)
        {
            var (z, question) = (world.Latents.Draw(random), (EncyclopediaQuestion)world.Sets[2].Draw(random));

            var example = await asking.AskAsync(question, z, Token);
            var asked = await asking.AskPriorAsync(z, Token);

            var table = StateTable.FromLatent(Family.Sample(new Seed(3)).Latents, world.LatentOf(z)!);
            Assert.Equal(table.Facts[table.StateAt(question.Path)] ? .9 : .1, example!.Target[1], 1e-9);
            Assert.Equal(Math.Max(PriorQuestion.Impossible, world.Key.LogPrior(z)), asked!.Value, 1e-5);
        }
    }

    [Fact]
    public void A_world_whose_human_cannot_take_such_pages_is_refused() =>
        Assert.Contains("keeling", Assert.Throws<ArgumentException>(() => new UnpackedWorlds(new KeelingWorlds(), new TableMz(Family)).Sample(new Seed(1))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_exact_objective_over_the_latent_is_that_of_the_tree_it_unpacks_into()
    {
        var (seed, random) = (new Seed(7), new Seed(8).CreateRandom());
        var (exact, latent) = (EncyclopediaProblem.Of(Family, seed), UnpackedProblem.Of(Family, seed, new TableMz(Family)));
        var world = (UnpackedWorld)Worlds.Sample(seed);
        for (var i = 0; i < 20; i++)
        {
            var z = i % 2 == 0 ? latent.Propose!(random) : latent.Space.Draw(random);
            Assert.Equal(exact.Objective(world.LatentOf(z)!).Value, latent.Objective(z).Value, 1e-9);
        }
    }

    // The slope is that of softened tables: where one number alone is moved a little, the sum of tables times their exact slopes moves as it says.
    [Fact]
    public void The_gradient_leads_from_the_latent_to_the_tables()
    {
        var (seed, mz, random) = (new Seed(7), new TableMz(Family), new Seed(8).CreateRandom());
        var (exact, latent) = (EncyclopediaProblem.Of(Family, seed), UnpackedProblem.Of(Family, seed, mz, temperature: 2));
        var world = (UnpackedWorld)Worlds.Sample(seed);
        var z = latent.Propose!(random);
        var slopes = exact.Objective(world.LatentOf(z)!).Gradient!;
        double Along(double[] at)
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            var u = BaseSpace.At(at);
            var step = mz.Step(Ops.FromArray(u, 1, u.Length), 2);
            var (root, zero) = (step.Root.contiguous().data<double>().ToArray(), step.Zero.contiguous().data<double>().ToArray());
            return root.Select((p, s) => p * slopes[s]).Sum() + Enumerable.Range(0, 9).Sum(i => zero[i] * slopes[3 + (6 * (i / 3)) + (i % 3)]);
        }

        var gradient = latent.Objective(z).Gradient!;

        foreach (var i in new[] { 0, 1, 2, 3, 4, 5, 9, 10, 11 })
        {
            double[] ahead = [.. z], behind = [.. z];
            (ahead[i], behind[i]) = (z[i] + 1e-5, z[i] - 1e-5);
            Assert.Equal((Along(ahead) - Along(behind)) / 2e-5, gradient[i], 1e-4 * (1 + Math.Abs(gradient[i])));
        }
    }
}
