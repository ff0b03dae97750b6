using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Trees;

public sealed class TreeCommandTests(FinishedRun run)
{
    [Fact]
    public async Task The_tree_of_a_runs_best_latent_is_browsed_node_by_node()
    {
        var root = await Ltp.RunAsync("tree", "--run", run.Path, "--at", "/");
        var child = await Ltp.RunAsync("tree", "--run", run.Path, "--index", "1", "--at", "/0");

        Assert.Equal((ExitCode.Success, ""), (root.Code, root.Error));
        Assert.Contains("/  (depth 0", root.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, child.Code);
        Assert.Contains("/0  (depth 1", child.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_latent_given_by_its_numbers_is_what_its_leaves_say()
    {
        // One feature: no weight on "artifact", all on "causal", and half way between its rates .5 and .75.
        string[] command = ["tree", "--set", "anatomy-features=1", "--set", "background-features=0", "--at", "/"];

        var causal = await Ltp.RunAsync([.. command, "--z", "0, 1, .5"]);
        var artifact = await Ltp.RunAsync([.. command, "--z", "1,0,0"]);

        Assert.Contains("is causal", causal.Output, StringComparison.Ordinal);
        Assert.Contains("0.62", causal.Output, StringComparison.Ordinal);
        Assert.Contains("is an artifact", artifact.Output, StringComparison.Ordinal);
        Assert.Contains("0.500", artifact.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_drawn_by_seed_from_any_world()
    {
        string[] command = ["tree", "--world", "encyclopedia", "--at", "/0/1/1"];

        var one = await Ltp.RunAsync([.. command, "--seed", "5"]);

        Assert.Equal(ExitCode.Success, one.Code);
        Assert.Contains("This page is in state", one.Output, StringComparison.Ordinal);
        Assert.Equal(one, await Ltp.RunAsync([.. command, "--seed", "5", "--z", "propose"]));
    }

    [Fact]
    public async Task The_program_shows_the_root_where_nobody_can_type()
    {
        using var process = Ltp.Start(1, "tree", "--world", "encyclopedia");

        var outcome = await Ltp.FinishAsync(process);

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Contains("/  (depth 0, 2 children)", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--world atlantis --at /", "'atlantis'")]
    [InlineData("--z 1,2,3 --at /", "24 numbers from 0 to 1")]
    [InlineData("--z a,b --at /", "--z", "'a'")]
    [InlineData("--at 0/1", "--at", "'0/1'")]
    [InlineData("--at /7", "/7")]
    [InlineData("--set nonsense=1 --at /", "'nonsense'")]
    [InlineData("--set rate-step=5 --at /", "'rate-step'")]
    [InlineData("--set anatomy-rate-low=.9 --at /", "anatomy-rate-low")]
    [InlineData("--run no-such-run --at /", "no-such-run", "missing")]
    public async Task What_is_not_there_is_told_in_one_line(string options, params string[] telling) =>
        (await Ltp.RunAsync(["tree", .. options.Split(' ')])).IsRefused(telling);

    [Theory]
    [InlineData("--world", "snow")]
    [InlineData("--z", "propose")]
    [InlineData("--set", "states=2")]
    public async Task What_contradicts_the_run_is_refused(string option, string value) =>
        (await Ltp.RunAsync("tree", "--run", run.Path, "--at", "/", option, value)).IsRefused(option, "--run");

    [Fact]
    public async Task A_world_that_the_run_does_not_hold_is_told_in_one_line() =>
        (await Ltp.RunAsync("tree", "--run", run.Path, "--index", "7", "--at", "/")).IsRefused("7", "0 to 1");
}
