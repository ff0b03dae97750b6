using System.Globalization;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>Fills the debater's prompt in. Everything of others is escaped.</summary>
internal static class DebaterMessages
{
    private const int QuoteCharacters = 400;
    private const int QuotesShown = 16;

    /// <summary>The rules, the examples where there are any, and the turn.</summary>
    public static async Task<List<ModelMessage>> OfAsync(SpeakingTurn turn, ModelDebaterSettings settings, CancellationToken cancellationToken)
    {
        List<string> read = [];
        foreach (var address in turn.Reader.Shown)
        {
            if (await turn.Reader.ReadAsync(address, cancellationToken) is NodeRead node)
            {
                read.Add($"You have read {TreeTool.Render(node)}");
            }
        }

        var (prompt, advice) = (settings.Prompt, settings.Prompt.FillNumbered("advice", turn.Round + 1));
        return
        [
            ModelMessage.System(prompt.Fill(
                "rules",
                ("reading", Reading(settings)),
                ("nodes", Number(turn.Reader.Budget.Nodes)),
                ("characters", Number(turn.Reader.Budget.Characters)),
                ("length", Length(turn, settings)),
                ("label", turn.Label),
                ("advice", advice))),
            .. prompt.Examples(),
            ModelMessage.User(prompt.Fill(
                "turn",
                ("question", SpeechSanitizer.Escape(turn.Question.Text)),
                ("answers", string.Join("; ", turn.Question.Answers.Texts.Select(SpeechSanitizer.Escape))),
                ("label", turn.Label),
                ("position", Position(turn)),
                ("debate", TranscriptText.Render(turn.Heard).TrimEnd('\n')),
                ("nodes_read", string.Join("\n\n", read)),
                ("notes", string.Join("\n\n", turn.Notes.Select(SpeechSanitizer.Escape))),
                ("advice", advice),
                ("length", Length(turn, settings)),
                ("task", Task(turn, prompt)))),
        ];
    }

    /// <summary>What is asked where a debater chooses its answer.</summary>
    public static string Pick(Question question, IReadOnlyList<(int Answer, string Label)> labels, ModelDebaterSettings settings) => settings.Prompt.Fill(
        "pick",
        ("reading", settings.Reading == ReadingBy.Tool ? Reading(settings) : ""),
        ("question", SpeechSanitizer.Escape(question.Text)),
        ("answers", string.Join('\n', labels.Select(l => $"{l.Label}: {SpeechSanitizer.Escape(question.Answers[l.Answer])}"))),
        ("labels", Labels(labels)));

    /// <summary>Asked once more.</summary>
    public static string PickAgain(IReadOnlyList<(int Answer, string Label)> labels, ModelDebaterSettings settings) => settings.Prompt.Fill("pick-again", ("labels", Labels(labels)));

    private static string Labels(IReadOnlyList<(int Answer, string Label)> labels) => string.Join(" or ", labels.Select(l => l.Label));

    /// <summary>Why a reply is asked for once more.</summary>
    public static string Repair(string? problem, IReadOnlyList<CheckedCitation> wrong, int words, ModelDebaterSettings settings)
    {
        var prompt = settings.Prompt;
        List<string> lines = [];
        if (problem is not null)
        {
            lines.Add(prompt.Fill("unreadable", ("problem", problem)));
        }

        foreach (var citation in wrong.Take(QuotesShown))
        {
            var quote = SpeechSanitizer.Cut(SpeechSanitizer.Escape(citation.Citation.Quote), QuoteCharacters);
            lines.Add(prompt.Fill("wrong-quote", ("address", citation.Citation.Address.ToString()), ("status", citation.Status.ToString()), ("quote", quote)));
        }

        if (words < settings.LeastWords && problem is null)
        {
            lines.Add(prompt.Fill("too-short", ("words", Number(words)), ("least", Number(settings.LeastWords))));
        }

        return string.Join('\n', [.. lines, prompt.Fill("again")]);
    }

    private static string Reading(ModelDebaterSettings settings) => settings.Prompt.Fill(settings.Reading == ReadingBy.Tool ? "read-by-tool" : "read-by-words");

    private static string Length(SpeakingTurn turn, ModelDebaterSettings settings)
    {
        var most = Math.Min(turn.Rules.Words, settings.Words);
        return settings.LeastWords > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(settings.LeastWords, most)} to {most} words")
            : string.Create(CultureInfo.InvariantCulture, $"at most {most} words");
    }

    private static string Position(SpeakingTurn turn) => turn.Position switch
    {
        AnswerPosition answer => $"the answer is \"{SpeechSanitizer.Escape(turn.Question.Answers[answer.Answer])}\"",
        DistributionPosition distribution => "the answers have these probabilities: " + string.Join("; ", turn.Question.Answers.Texts.Zip(
            distribution.Credences.Values, (t, p) => string.Create(CultureInfo.InvariantCulture, $"{SpeechSanitizer.Escape(t)} {p:R}"))),
        _ => "a side that you pick",
    };

    private static string Task(SpeakingTurn turn, Prompt prompt)
    {
        var asked = turn.Task switch
        {
            SpeakingTask.Open or SpeakingTask.Divide or SpeakingTask.Challenge or SpeakingTask.Estimate or SpeakingTask.Appeal => turn.Task.ToString().ToLowerInvariant(),
            _ => "argue",
        };
        List<string> lines = [prompt.Fill(asked)];
        if (turn.AtHand is { } claim)
        {
            lines.Add(prompt.Fill("claim", ("claim", claim.Words)));
        }

        lines.AddRange(turn.Offered.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{i}: {c.Words}")));
        if (turn.Critique is { } critique)
        {
            lines.Add(prompt.Fill("critique", ("draft", SpeechSanitizer.Escape(critique.Draft.Text)), ("critique", SpeechSanitizer.Escape(critique.Text))));
        }

        return string.Join('\n', lines);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
