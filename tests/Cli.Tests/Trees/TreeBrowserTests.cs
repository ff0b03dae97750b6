using LearningThePrior.Cli.Trees;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli.Tests.Trees;

public sealed class TreeBrowserTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_down_up_and_anywhere_and_says_where_nothing_is()
    {
        var (tree, output) = (Binary(), new StringWriter());

        var code = await new TreeBrowser(tree, output).BrowseAsync(new StringReader("1\n0\nu\n/0/0\n9\nnonsense\nq\n"), Token);

        Assert.Equal(ExitCode.Success, code);
        var shown = output.ToString().Split(Environment.NewLine).Where(l => l.StartsWith('/')).Select(l => l.Split(' ')[0]);
        Assert.Equal(["/", "/1", "/1/0", "/1", "/0/0", "/0/0", "/0/0"], shown);
        Assert.Contains("nothing at '9'", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("nothing at 'nonsense'", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_input_ends_it() =>
        Assert.Equal(ExitCode.Success, await new TreeBrowser(Binary(), TextWriter.Null).BrowseAsync(TextReader.Null, Token));

    [Fact]
    public async Task A_nodes_text_cannot_drive_the_terminal()
    {
        var output = new StringWriter();

        await new TreeBrowser(Binary("red \u001b[31m\u0007 text"), output).ShowAsync(NodeAddress.Root, Token);

        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.DoesNotContain('\u0007', output.ToString());
        Assert.Contains(@"red \u{001B}[31m\u{0007} text", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_shown_is_unpacked()
    {
        var tree = Binary();

        await new TreeBrowser(tree, TextWriter.Null).ShowAsync(NodeAddress.FromSteps([0, 1, 1]), Token);

        Assert.InRange(tree.Counts.Unpacks, 1, 4);
    }

    /// <summary>2^60 leaves, each node with the same text.</summary>
    private static ImplicitTree Binary(string text = "A page.")
    {
        Node At(NodeAddress address) => new(address, text, address.Depth < 60 ? 2 : 0);
        return new(new DelegateUnpacker(() => At(NodeAddress.Root), (parent, index) => At(parent.Address.Child(index))));
    }
}
