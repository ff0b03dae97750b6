using System.Globalization;
using System.Numerics;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Turns what a debater said into what the transcript holds: citations checked, then bounded, all else escaped.</summary>
internal static class SpeechRecorder
{
    private const int ProblemCharacters = 400;

    private static readonly BigInteger AmountBound = BigInteger.Pow(10, SpeechLimits.AmountDigits);

    /// <summary>Records a speech.</summary>
    public static async Task<Turn> RecordAsync(
        Seat speaker, SpeakingTurn asked, Speech speech, CancellationToken cancellationToken)
    {
        if (speech.Silence is { } silence)
        {
            return new(asked.Round, speaker.Label, asked.Task, "", [], [], null, speaker.Reader.Shown)
            {
                Silence = silence,
                Problem = Bounded(speech.Problem),
                CallId = speech.CallId,
            };
        }

        var marks = new List<string>();
        var citations = await CheckAsync(speaker, speech.Citations, Math.Min(asked.Rules.Citations, SpeechLimits.Citations), marks, cancellationToken);
        var claims = speech.Claims.Where(IsRecordable).Take(Math.Min(asked.Rules.Claims, SpeechLimits.Claims)).ToArray();
        Count(marks, speech.Claims.Count - claims.Length, "claims left out");

        // An index that names nothing on offer contests nothing; the mark keeps the attempt visible.
        var contested = speech.Contested is { } index && index >= 0 && index < asked.Offered.Count ? speech.Contested : null;
        if (contested != speech.Contested)
        {
            marks.Add(SpeechSanitizer.Mark(string.Create(
                CultureInfo.InvariantCulture, $"contests {speech.Contested}, of {asked.Offered.Count} claims on offer")));
        }

        var text = SpeechSanitizer.Cut(SpeechSanitizer.CutWords(SpeechSanitizer.Escape(speech.Text), asked.Rules.Words), SpeechLimits.TextCharacters);
        return new(
            asked.Round,
            speaker.Label,
            asked.Task,
            string.Join('\n', marks.Prepend(text)),
            citations,
            claims,
            contested,
            speaker.Reader.Shown)
        {
            CallId = speech.CallId,
            Problem = Bounded(speech.Problem),
            Candidates = speech.Candidates?.Take(SpeechLimits.Candidates).Where(c => double.IsFinite(c.Score))
                .Select(c => c with { Text = SpeechSanitizer.Cut(SpeechSanitizer.Escape(c.Text), SpeechLimits.TextCharacters) }).ToArray(),
        };
    }

    private static string? Bounded(string? problem) =>
        problem is null ? null : SpeechSanitizer.Cut(SpeechSanitizer.Escape(problem.ReplaceLineEndings(" ")), ProblemCharacters);

    /// <summary>Records what a judge says to the debaters.</summary>
    public static Turn RecordJudge(SpeakingTask task, int round, string text, IReadOnlyList<NodeAddress> read) =>
        new(round, JudgeCase.JudgeLabel, task, SpeechSanitizer.Cut(SpeechSanitizer.Escape(text), SpeechLimits.TextCharacters), [], [], null, read);

    private static async Task<CheckedCitation[]> CheckAsync(
        Seat speaker, IReadOnlyList<Citation> citations, int most, List<string> marks, CancellationToken cancellationToken)
    {
        var kept = citations.Where(c => IsRecordable(c.Address)).Take(most).ToArray();
        var result = new CheckedCitation[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            // Checked in full and only then cut: the other way round, a long true quote would never hold.
            result[i] = Bound(await CitationChecker.CheckAsync(kept[i], speaker.Checker, cancellationToken));
        }

        Count(marks, citations.Count - kept.Length, "citations left out");
        return result;
    }

    private static CheckedCitation Bound(CheckedCitation citation)
    {
        if (citation.Holds)
        {
            return citation;
        }

        var quote = SpeechSanitizer.Cut(SpeechSanitizer.WellFormed(citation.Citation.Quote), SpeechLimits.WrongQuoteCharacters);
        return citation with { Citation = citation.Citation with { Quote = quote } };
    }

    private static bool IsRecordable(NodeAddress address) => address.ToString().Length <= SpeechLimits.AddressCharacters;

    private static bool IsRecordable(Claim claim) =>
        claim.Topic.Length <= SpeechLimits.TopicCharacters
        && SpeechSanitizer.Escape(claim.Topic) == claim.Topic
        && IsRecordable(claim.About)
        && claim.Value.Count <= SpeechLimits.Amounts
        && claim.Value.Values.All(v => BigInteger.Abs(v) < AmountBound);

    private static void Count(List<string> marks, int left, string what)
    {
        if (left > 0)
        {
            marks.Add(SpeechSanitizer.Mark(string.Create(CultureInfo.InvariantCulture, $"{left} {what}")));
        }
    }
}
