using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli.Trees;

/// <summary>Shows a node with its address and its children's, and goes where it is told.</summary>
internal sealed class TreeBrowser(ImplicitTree tree, TextWriter output)
{
    public async Task<int> ShowAsync(NodeAddress address, CancellationToken cancellationToken)
    {
        var node = await tree.FindAsync(address, cancellationToken)
            ?? throw new UserException($"there is no node at {address}: Mz unpacks none there.");
        Print(node);
        return ExitCode.Success;
    }

    public async Task<int> BrowseAsync(TextReader input, CancellationToken cancellationToken)
    {
        var at = NodeAddress.Root;
        while (true)
        {
            Print((await tree.FindAsync(at, cancellationToken))!);
            output.Write("child number, u (up), an address, or q (quit): ");
            var line = await input.ReadLineAsync(cancellationToken);
            var word = line?.Trim() ?? "q";
            if (word == "q")
            {
                return ExitCode.Success;
            }

            var to = Target(at, word);
            if (to is { } address && await tree.FindAsync(address, cancellationToken) is not null)
            {
                at = address;
            }
            else
            {
                output.WriteLine($"there is nothing at '{word}' from here.");
            }
        }
    }

    private static NodeAddress? Target(NodeAddress at, string word) => word switch
    {
        "u" => at.IsRoot ? at : at.Parent,
        _ when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var child) => at.Child(child),
        _ => NodeAddress.TryParse(word, null, out var address) ? address : null,
    };

    private void Print(Node node)
    {
        output.WriteLine();
        output.WriteLine($"{node.Address}  (depth {node.Address.Depth}{(node.ChildCount == 0 ? ", a leaf" : $", {node.ChildCount} children")})");
        output.WriteLine(SpeechSanitizer.Escape(node.Text));
    }
}
