using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Trees;

/// <summary>A language model unpacks a text into a tree, which stays the same once it was read.</summary>
public sealed class ModelTreeTests
{
    [Fact]
    public async Task A_node_is_unpacked_with_those_above_it_and_not_asked_for_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ModelServer.StartAsync();
        string[] tree = ["tree", "--model", $"local/tiny@{server.Address}", "--store", folder["store"], "--at", "/1/0"];

        var first = await Ltp.RunAsync([.. tree, "--root", "How bridges fail."]);
        var asked = server.Counts.Requests;
        var again = await Ltp.RunAsync(tree);

        Assert.Equal((ExitCode.Success, ""), (first.Code, first.Error));
        Assert.Contains("/1/0  (depth 2, 4 children)", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, again.Output);
        // The nodes /1 and /1/0; the root is given.
        Assert.Equal((2, 2), (asked, server.Counts.Requests));
    }

    [Fact]
    public async Task A_model_that_writes_nothing_is_bad_input_in_one_line()
    {
        await using var server = await ModelServer.StartAsync(new() { Script = _ => new(" ") });

        (await Ltp.RunAsync("tree", "--model", $"local/tiny@{server.Address}", "--root", "How bridges fail.", "--at", "/0")).IsRefused("wrote nothing", "another model");
    }

    [Fact]
    public async Task A_store_of_another_tree_and_options_that_do_not_go_together_are_refused()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ModelServer.StartAsync();
        string[] tree = ["tree", "--model", $"local/tiny@{server.Address}", "--at", "/"];
        await Ltp.RunAsync([.. tree, "--store", folder["store"], "--root", "How bridges fail."]);

        (await Ltp.RunAsync([.. tree, "--store", folder["store"], "--root", "How bridges stand."])).IsRefused("another tree");
        (await Ltp.RunAsync(tree)).IsRefused("--root is missing");
        (await Ltp.RunAsync([.. tree, "--world", "snow"])).IsRefused("--world");
        (await Ltp.RunAsync("tree", "--store", folder["store"])).IsRefused("--store", "--model");
    }
}
