using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Models;

/// <summary>Fills the judge's prompt in. Everything of debaters and of Z is escaped.</summary>
internal static class JudgeMessages
{
    /// <summary>The answers in the order in which the judge sees them, each with its label.</summary>
    public static IReadOnlyList<(int Answer, string Label)> Labels(JudgeCase @case)
    {
        var defended = @case.Positions.Select(p => (p.Position as AnswerPosition)?.Answer).ToArray();
        if (defended is [{ } first, { } second] && first != second && @case.Question.Answers.Count == 2)
        {
            return [(first, @case.Positions[0].Label), (second, @case.Positions[1].Label)];
        }

        // Nobody's labels fit: numbers, those that are defended first and in the order of the listing.
        return
        [
            .. defended.OfType<int>().Concat(@case.ListedAnswers).Distinct()
                .Select((answer, i) => (answer, (i + 1).ToString(CultureInfo.InvariantCulture))),
        ];
    }

    public static async Task<IReadOnlyList<ModelMessage>> OfAsync(
        JudgeCase @case, IReadOnlyList<(int Answer, string Label)> labels, ModelJudgeSettings settings, CancellationToken cancellationToken)
    {
        var nodes = (await ChecksAsync(@case, settings.Checks, cancellationToken)).Select(n => $"The whole text of node {n.Address}:\n{SpeechSanitizer.Escape(n.Text)}");
        return
        [
            ModelMessage.System(settings.Prompt.Fill("rules")),
            .. settings.Prompt.Examples(),
            ModelMessage.User(settings.Prompt.Fill(
                "case",
                ("question", SpeechSanitizer.Escape(@case.Question.Text)),
                ("answers", ModelVerdict.Listed(labels, @case.Question.Answers.Texts)),
                ("positions", string.Join('\n', @case.Positions.Select(p => $"Debater {p.Label} argues for {Words(p.Position, @case.Question, labels)}."))),
                ("debate", TranscriptText.Render(@case.Turns).TrimEnd('\n')),
                ("nodes", string.Join("\n\n", nodes)),
                ("ask", ModelVerdict.Ask(settings.Prompt, labels, settings.Method)))),
        ];
    }

    private static string Words(Position position, Question question, IReadOnlyList<(int Answer, string Label)> labels) => position switch
    {
        AnswerPosition answer => $"\"{SpeechSanitizer.Escape(question.Answers[answer.Answer])}\"",
        DistributionPosition distribution => string.Join(", ", labels.Select(l => string.Create(
            CultureInfo.InvariantCulture, $"{l.Label} with probability {distribution.Credences[l.Answer]:0.####}"))),
        _ => "no answer",
    };

    /// <summary>Reads cited nodes, of one side and the other in turn.</summary>
    private static async Task<IReadOnlyList<Node>> ChecksAsync(JudgeCase @case, int checks, CancellationToken cancellationToken)
    {
        var cited = @case.Turns.GroupBy(t => t.Speaker)
            .SelectMany(side => side.SelectMany(t => t.Citations).Where(c => c.Holds).Select(c => c.Citation.Address).Distinct().Select((a, i) => (Address: a, i)))
            .OrderBy(c => c.i)
            .Select(c => c.Address)
            .Distinct();
        var nodes = new List<Node>();
        foreach (var address in cited.Take(checks))
        {
            if (await @case.Reader.ReadAsync(address, cancellationToken) is NodeRead read)
            {
                nodes.Add(read.Node);
            }
        }

        return nodes;
    }
}
