using System.Globalization;
using System.Text.Json;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>The tool by which a model reads the tree, through its own reader and within that reader's budget.</summary>
internal static class TreeTool
{
    public static ModelTool ReadNode { get; } = new(
        "read_node",
        "Reads one node of the library.",
        """{"type":"object","properties":{"address":{"type":"string","description":"The node's address, for example / or /0/2."}},"required":["address"],"additionalProperties":false}""");

    /// <summary>Runs a call. Whatever is wrong with it is said to the model and costs nothing.</summary>
    public static async Task<string> RunAsync(ToolCall call, TreeReader reader, CancellationToken cancellationToken) =>
        call.Name != ReadNode.Name
            ? $"There is no such tool; there is {ReadNode.Name}."
            : Address(call.Arguments) is { } address
                ? await ReadAsync(address, reader, cancellationToken)
                : "The argument must be a JSON object with an \"address\" such as \"/0/2\".";

    public static async Task<string> ReadAsync(NodeAddress address, TreeReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(address, cancellationToken) switch
        {
            NodeRead read => Render(read),
            NoSuchNode => $"There is no node {Shown(address)}.",
            BudgetSpent { Kind: BudgetKind.Nodes } => $"Refused: your {reader.Budget.Nodes} nodes are spent. Speak now.",
            _ => string.Create(CultureInfo.InvariantCulture, $"Refused: the node is longer than the {reader.CharactersLeft} characters you have left."),
        };

    public static string Render(NodeRead read)
    {
        var (address, count) = (read.Node.Address, read.Node.ChildCount);
        var children = count switch
        {
            0 => "a leaf",
            1 => $"with the child {Shown(address.Child(0))}",
            _ => string.Create(CultureInfo.InvariantCulture, $"with {count} children, {Shown(address.Child(0))} to {Shown(address.Child(count - 1))}"),
        };
        return $"node {Shown(address)}, {children}:\n{SpeechSanitizer.Escape(read.Node.Text)}";
    }

    private static string Shown(NodeAddress address) => SpeechSanitizer.Cut(address.ToString(), 1_024);

    private static NodeAddress? Address(string arguments)
    {
        if (arguments.Length > SpeechLimits.AddressCharacters)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(arguments);
            return NodeAddress.TryParse(document.RootElement.Words("address"), out var address) ? address : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
