using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using TorchSharp;

namespace LearningThePrior.Optimization.Tests.Unpacking;

/// <summary>How Mz is taught: round by round.</summary>
public sealed class UnpackerTrainingTests
{
    private static readonly UnpackerSettings Settings = new() { Books = 60, Depth = 3, DrawnSteps = 20, CopiedSteps = 10, LastSteps = 20, Batch = 16, Refinements = 2, PriorSteps = 5, Approval = .1 };

    private static readonly PageNetworkSettings Network = new() { BodyWidth = 16, EncoderWidth = 16, Couplings = 2, CouplingWidth = 8, Latents = 4 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Training_that_was_cut_off_between_rounds_goes_on_to_the_same_weights_and_books()
    {
        using var whole = Make(amplified: true);
        using var cut = Make(amplified: true);
        using var goesOn = Make(amplified: true);
        while (!whole.IsDone)
        {
            whole.Take(null, Token);
        }

        cut.Take(null, Token);
        cut.Take(null, Token);
        goesOn.Load(cut.Save());
        while (!goesOn.IsDone)
        {
            goesOn.Take(null, Token);
        }

        var (expected, found) = (whole.Save(), goesOn.Save());
        Assert.Equal(expected.Keys, found.Keys);
        Assert.All(expected, e => Assert.True(e.Value.AsSpan().SequenceEqual(found[e.Key]), e.Key));
    }

    [Fact]
    public void The_human_asks_Mz_only_where_he_is_amplified()
    {
        using var amplified = Make(amplified: true);
        using var alone = Make(amplified: false);
        for (var round = 0; round < 2; round++)
        {
            amplified.Take(null, Token);
            alone.Take(null, Token);
        }

        Assert.True(amplified.QuestionsAsked > 0);
        Assert.Equal(0, alone.QuestionsAsked);

        // Each book's root and its two children, and the root again.
        Assert.Equal((60 * 4, 60 * 4), ((int)amplified.PagesWritten, (int)alone.PagesWritten));
    }

    [Fact]
    public void An_overseer_who_judges_single_unpackings_makes_Mz_write_what_he_approves_of()
    {
        TorchRuntime.EnsureLoaded();
        var human = new EncyclopediaWorlds().Explorer;
        PageLayout layout = new(human);
        using PageNetwork mz = new(layout, Network, new Seed(3));
        ApprovedSteps approved = new(mz, human, layout, depth: 3);
        var random = new Seed(5).CreateRandom();
        var adam = new Adam(mz.parameters(), second: .99);
        var shares = new List<double>();
        for (var step = 0; step < 150; step++)
        {
            using var scope = torch.NewDisposeScope();
            var (loss, judged, share) = approved.Judge(Ops.FromArray([.. Enumerable.Range(0, 64 * 4).Select(_ => random.NextGaussian())], 64, 4), random);
            Assert.Equal(64, judged);
            adam.Step(loss, .02);
            shares.Add(share);
        }

        // A title of three is right by chance a third of the time, and must not contradict the page above where it is the same.
        Assert.InRange(shares.Take(10).Average(), .05, .5);
        Assert.True(shares.TakeLast(10).Average() > .8, string.Join(' ', shares.TakeLast(10)));
    }

    [Fact]
    public void Losses_fall()
    {
        using var training = Make(amplified: true);
        var losses = new List<double>();
        while (!training.IsDone)
        {
            training.Take((_, nll, _) => losses.Add(nll), Token);
        }

        Assert.Equal(10 + 20 + 20 + 20, losses.Count); // pages are drawn at depths 1 and 2
        Assert.True(losses.Take(30).TakeLast(10).Average() < losses.Skip(10).Take(10).Average()); // within the first round that draws
    }

    [Fact]
    public void Flat_text_learns_from_books_that_never_contradict_themselves_whatever_it_says_itself()
    {
        using var training = Make(amplified: true, PageForm.Flat);
        using var goesOn = Make(amplified: true, PageForm.Flat);
        training.Take(null, Token);
        goesOn.Load(training.Save());
        while (!goesOn.IsDone)
        {
            goesOn.Take(null, Token);
        }

        Assert.True(goesOn.QuestionsAsked > 0);
        Assert.All(goesOn.Books, b => Assert.All(b.Pages.GroupBy(p => p.Page[0]), ofState => Assert.Single(ofState.Select(p => p.Page).Distinct())));
    }

    private static UnpackerTraining Make(bool amplified, PageForm form = PageForm.TitleBody)
    {
        TorchRuntime.EnsureLoaded();
        var network = Network with { Form = form };
        return new(
            new EncyclopediaWorlds().Explorer, layout => new PageNetwork(layout, network, new Seed(3)), Settings,
            new() { QuestionsAsked = amplified ? 8 : 0 }, new(2), form == PageForm.Flat);
    }
}
