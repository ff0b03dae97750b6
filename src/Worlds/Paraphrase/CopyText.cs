using System.Globalization;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>
/// The pages of Z: the root, at "/0" the page that says how the statements are related, and at "/1" to "/m" the
/// statements.
/// </summary>
/// <param name="copies">m.</param>
internal sealed class CopyText(int copies)
{
    public static NodeAddress Relation { get; } = NodeAddress.Root.Child(0);

    public string RootPage { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{copies} statements, 1 to {copies}; page 0 says how they are related.");

    public string RelationPage { get; } = string.Create(CultureInfo.InvariantCulture, $"Statements 1 to {copies} are copies of one fact.");

    public static NodeAddress Statement(int number) => NodeAddress.Root.Child(number);

    /// <summary>The number of the statement at an address, from 1; null where there is none.</summary>
    public int? NumberAt(NodeAddress address) =>
        address.Depth == 1 && address.Index is > 0 and var number && number <= copies ? number : null;

    public string StatementPage(int number, bool isTrue) => string.Create(
        CultureInfo.InvariantCulture, $"Statement {number} of {copies} is {(isTrue ? "true" : "false")}.");

    /// <summary>What a page says, or null where its words are not exactly those of that statement.</summary>
    public bool? Read(int number, string text) =>
        text == StatementPage(number, true) ? true : text == StatementPage(number, false) ? false : null;
}
