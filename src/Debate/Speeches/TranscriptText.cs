using System.Globalization;
using System.Text;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>A debate as plain text, for people and for judges that read words.</summary>
/// <remarks>
/// Every line break is "\n". Marks in ⟦ ⟧ are ours; <see cref="SpeechSanitizer"/> keeps debaters from writing them. A quote
/// that its node does not say is shown with its status, never put right. A turn without a speech is shown with its cause
/// alone: what a model said instead of one is no argument, and reaches neither judge nor opponent.
/// </remarks>
public static class TranscriptText
{
    /// <summary>Renders speeches in order, each with its citations and claims.</summary>
    /// <param name="turns">The speeches.</param>
    public static string Render(IReadOnlyList<Turn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        var text = new StringBuilder();
        foreach (var turn in turns)
        {
            Line(text, $"{turn.Speaker} round {turn.Round} {turn.Task.ToString().ToLowerInvariant()}");
            if (turn.Silence is { } silence)
            {
                Line(text, $"{SilenceWords.Shown(silence, null)}");
                continue;
            }

            text.Append(turn.Text).Append('\n');
            foreach (var citation in turn.Citations)
            {
                Line(text, $"cite {citation.Citation.Address} {Words(citation.Status)}");
                text.Append('"').Append(SpeechSanitizer.Escape(citation.Citation.Quote)).Append("\"\n");
            }

            for (var i = 0; i < turn.Claims.Count; i++)
            {
                Line(text, $"claim {i}: {turn.Claims[i].Words}");
            }

            if (turn.Contested is { } contested)
            {
                Line(text, $"contests {contested}");
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString words) =>
        text.Append(SpeechSanitizer.Mark(words.ToString(CultureInfo.InvariantCulture))).Append('\n');

    private static string Words(CitationStatus status) => status switch
    {
        CitationStatus.Exact => "exact",
        CitationStatus.Normalised => "normalised",
        CitationStatus.NearMiss => "NEAR MISS: the node says something else",
        CitationStatus.NotFound => "NOT FOUND in the node",
        CitationStatus.OutOfRange => "OUT OF RANGE of the node",
        CitationStatus.NotUnpacked => "NO SUCH NODE",
        CitationStatus.OverBudget => "UNCHECKED: over budget",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };
}
