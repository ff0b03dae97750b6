using LearningThePrior.Amplification.Unpacking;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Tests.Unpacking;

/// <summary>A tree that a model writes stays the same, however and whenever it is read.</summary>
public sealed class ModelUnpackerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unpacked");
    private int _written;

    private string File => Path.Combine(_folder.FullName, "nodes.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_node_is_written_from_its_ancestors_alone()
    {
        var model = Model();
        var tree = new ImplicitTree(new ModelUnpacker(model, "Water wears stone away.", new() { Branching = 2, Depth = 2 }));

        var leaf = await tree.FindAsync(NodeAddress.Parse("/1/0"), TestContext.Current.CancellationToken);

        Assert.Equal(("text 2", 0), (leaf!.Text, leaf.ChildCount));
        Assert.Contains("\"Water wears stone away.\"\n\"text 1\"\n", model.Requests[1].Messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("Write part 1 of 2", model.Requests[1].Messages[1].Text, StringComparison.Ordinal);
        Assert.Null(await tree.FindAsync(NodeAddress.Parse("/2"), TestContext.Current.CancellationToken));
        Assert.Null(await tree.FindAsync(NodeAddress.Parse("/1/0/0"), TestContext.Current.CancellationToken));
        Assert.Equal(2, model.Calls);
    }

    [Fact]
    public async Task What_was_unpacked_once_is_the_same_in_the_next_run_and_is_not_asked_for_again()
    {
        var first = await Read("/0/1");
        var again = Model();
        var second = await Read("/0/1", again);

        Assert.Equal(first, second);
        Assert.Equal(0, again.Calls);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_unpacked_anew_and_nothing_else_is()
    {
        var first = await Read("/0/1");
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        for (var cut = bytes.Length - 1; cut > bytes.AsSpan().IndexOf((byte)'\n') + 1; cut -= 7)
        {
            await System.IO.File.WriteAllBytesAsync(File, bytes[..cut], TestContext.Current.CancellationToken);
            var model = Model();

            Assert.NotEqual(first, await Read("/0/1", model));
            Assert.Equal(1, model.Calls);
            using var kept = new UnpackedTexts(File);
            Assert.Equal(2, kept.Count);
        }
    }

    [Fact]
    public void A_line_that_is_no_node_is_named()
    {
        System.IO.File.WriteAllText(File, "{\"address\":\"/0\",\"text\":\"fine\"}\n{\"address\":\"zero\",\"text\":\"no\"}\n");

        Assert.Contains("nodes.jsonl, line 2", Assert.Throws<InvalidDataException>(() => new UnpackedTexts(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_written_is_an_error_and_not_an_empty_node()
    {
        var tree = new ImplicitTree(new ModelUnpacker(ScriptedModel.Saying("  "), "z"));

        await Assert.ThrowsAsync<ModelException>(async () => await tree.FindAsync(NodeAddress.Parse("/0"), TestContext.Current.CancellationToken));
    }

    private ScriptedModel Model() => new(_ => new($"text {Interlocked.Increment(ref _written)}", FinishReason.Stop));

    private async Task<string> Read(string address, ScriptedModel? model = null)
    {
        using var kept = new UnpackedTexts(File);
        var tree = new ImplicitTree(new ModelUnpacker(model ?? Model(), "z", kept: kept));
        return (await tree.FindAsync(NodeAddress.Parse(address), TestContext.Current.CancellationToken))!.Text;
    }
}
