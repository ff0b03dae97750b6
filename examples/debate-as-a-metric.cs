// A debate as a metric of Microsoft.Extensions.AI.Evaluation: does a response survive a debate about it? In a test project leave Debater and Judge out and
// give a ChatConfiguration: its model argues on both sides and judges. Here both are programs, so that it runs offline:
// dotnet run examples/debate-as-a-metric.cs
#:project ../src/Evaluation

using System.Text.RegularExpressions;
using LearningThePrior.Debate;
using LearningThePrior.Evaluation;
using LearningThePrior.Judges;
using LearningThePrior.Tree;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

var evaluator = new DebateEvaluator(new() { Debater = new WordFinder(), Judge = new QuoteJudge() });
var document = new DebateEvaluatorContext(File.ReadAllText("examples/documents/bridge.txt"), rival: "The flood alone felled the arch, as in 1882.");
ChatMessage[] request = [new(ChatRole.User, "What felled the arch of the bridge?")];

foreach (var answer in new[] { "A raft of logs struck the middle pier, and the arch fell.", "Frost felled the arch." })
{
    var result = await evaluator.EvaluateAsync(request, new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)), additionalContext: [document]);
    var credence = result.Get<NumericMetric>(DebateEvaluator.CredenceMetricName);
    Console.WriteLine($"{answer}\n  {credence.Name} {credence.Value?.ToString("0.00") ?? "none"}, {credence.Interpretation!.Rating}{(credence.Interpretation.Failed ? ", failed" : "")}: {credence.Reason}");
    Console.WriteLine($"  {result.Get<NumericMetric>(DebateEvaluator.AgreementMetricName).Reason}. {string.Join(' ', credence.Diagnostics!.Where(d => d.Severity == EvaluationDiagnosticSeverity.Warning).Select(d => d.Message))}");
}

/// <summary>Quotes the paragraph that has most of the words of its answer, from four words on; otherwise it has nothing to show.</summary>
internal sealed partial class WordFinder : IDebater
{
    public string Name => "word-finder";

    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        var words = Words(turn.Question.Answers[((AnswerPosition)turn.Position).Answer]).ToHashSet();
        var best = (Node: (Node?)null, Shared: 3);
        for (var i = 0; await turn.Reader.ReadAsync(NodeAddress.Root.Child(i), cancellationToken) is NodeRead read; i++)
        {
            var shared = Words(read.Node.Text).Distinct().Count(words.Contains);
            best = shared > best.Shared ? (read.Node, shared) : best;
        }

        return best.Node is { } node
            ? new($"{best.Shared} of {words.Count} words of my answer stand at {node.Address}.", [new(node.Address, node.Text)], [])
            : new("I find nothing.", [], []);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length > 3);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
