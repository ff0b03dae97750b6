using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Debate.Tests.Toys;

/// <summary>Debates of scripted language models about a small library, and the replies that they are made of.</summary>
internal static class ScriptedDebates
{
    // "/": an outline; "/0": the paragraph about copper; "/1": the one about tin.
    public const string Library = "Copper melts at 1085 degrees.\n\nTin melts at 232 degrees.";

    public static Question Melting { get; } = new("q", "Does tin melt before copper?", AnswerSet.NoYes);

    public static async Task<Turn> SpeakAsync(ILanguageModel model, ModelDebaterSettings? settings = null, int nodes = 8) =>
        (await PlayAsync(model, new Consultancy(), nodes, settings)).Turns[0];

    public static Task<Transcript> PlayAsync(ILanguageModel model, IProtocol protocol, int nodes, ModelDebaterSettings? settings = null) => protocol.PlayAsync(
        new("d", Melting, new ImplicitTree(DocumentUnpacker.Of("library", Library)), Contestants(model, settings, protocol.Contestants), new ScriptedJudge(), new(1))
        {
            DebaterBudget = new(nodes, 4_000),
        },
        TestContext.Current.CancellationToken);

    public static ModelReply Said(string text) => new(text, FinishReason.Stop);

    public static ModelReply Calling(string address) => Calls([new("call", "read_node", $$"""{"address":"{{address}}"}""")]);

    public static ModelReply Calls(IReadOnlyList<ToolCall> calls) => new("", FinishReason.ToolCalls) { ToolCalls = calls };

    public static ModelReply Saying(string speech, params (string Address, string Quote)[] citations) => Said(
        $$"""{"scratchpad": "notes", "read": [], "speech": {{JsonText.Quote(speech)}}, "citations": [{{string.Join(',', citations.Select(c => $$"""{"address": "{{c.Address}}", "quote": {{JsonText.Quote(c.Quote)}}}"""))}}], "claims": [], "contested": null}""");

    private static Contestant[] Contestants(ILanguageModel model, ModelDebaterSettings? settings, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Contestant(new ModelDebater(model, settings), new AnswerPosition(1 - i)))];
}
