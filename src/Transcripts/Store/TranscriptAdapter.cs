using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>A transcript of a debate that was played here, as the store's lines.</summary>
public static class TranscriptAdapter
{
    /// <summary>The debate's line.</summary>
    /// <param name="transcript">The debate.</param>
    /// <param name="runId">The run that it belongs to.</param>
    /// <param name="treeId">Names its tree; null where nodes are not stored.</param>
    /// <param name="labels">Further factors to group by.</param>
    public static StoredDebate ToDebate(
        Transcript transcript, string runId, string? treeId, IReadOnlyDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = runId,
            DebateId = transcript.DebateId,
            Protocol = transcript.Protocol,
            QuestionId = transcript.QuestionId,
            QuestionText = transcript.QuestionText,
            Answers = transcript.Answers,
            TreeId = treeId,
            Latent = transcript.Latent,
            Sample = 0,
            Swap = transcript.Arrangement.LabelsSwapped,
            Sides = [.. transcript.Sides.Select(Side)],
            Rounds = transcript.Turns.Select(t => t.Round + 1).DefaultIfEmpty().Max(),
            Models = Models(transcript),
            Labels = labels,
            Seed = transcript.Seed.ToString(CultureInfo.InvariantCulture),
            StartedAt = null,
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Unpacks = transcript.Unpacks,
            Status = transcript.Verdict is FailedVerdict ? "failed" : "finished",
            Error = (transcript.Verdict as FailedVerdict)?.Error,
            Turns = [.. transcript.Turns.Select(Turn)],
            JudgeBudget = transcript.JudgeBudget is var (nodes, characters) ? new(nodes, characters) : null,
            JudgeIsExpert = transcript.JudgeIsExpert,
        };
    }

    /// <summary>The judge's verdict, as the line of its last stage.</summary>
    /// <param name="transcript">The debate.</param>
    /// <param name="runId">The run that it belongs to.</param>
    /// <param name="key">What is true; null where that is not known.</param>
    public static StoredJudgement ToJudgement(Transcript transcript, string runId, StoredKey? key)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return JudgementLine.Of(
            transcript.Verdict,
            new(runId, transcript.DebateId, transcript.Judge, JudgementLine.KindOf(transcript.Verdict, "simulated")),
            new(transcript.Turns.Select(t => t.Round + 1).DefaultIfEmpty().Max(), Final: true, StoredJudgement.AsPlayed),
            transcript.JudgeCharacters,
            key,
            Positions(transcript)) with
        {
            Read = [.. transcript.JudgeRead.Select(a => a.ToString())],
        };
    }

    /// <summary>The transcript of a debate that was played here, again: equal to the one that <see cref="ToDebate"/> and <see cref="ToJudgement"/> were given.</summary>
    /// <param name="debate">The debate's line.</param>
    /// <param name="judgement">The line of its first judge's verdict.</param>
    /// <exception cref="InvalidDataException">They are not of a debate that was played here, or an address or amount cannot be read.</exception>
    public static Transcript ToTranscript(StoredDebate debate, StoredJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(debate);
        ArgumentNullException.ThrowIfNull(judgement);
        try
        {
            var first = debate.Sides.FirstOrDefault(s => s.Label == (debate.Swap ? "B" : "A"));
            return new()
            {
                DebateId = debate.DebateId,
                Protocol = debate.Protocol,
                QuestionId = debate.QuestionId,
                QuestionText = debate.QuestionText,
                Answers = debate.Answers,
                Latent = debate.Latent,
                Arrangement = new(debate.Swap, first is { SpeaksFirst: false }, debate.Sides.Count > 1 && debate.Sides[0] != first),
                Seed = ulong.Parse(debate.Seed ?? "", CultureInfo.InvariantCulture),
                Sides = [.. debate.Sides.Select(SideOf)],
                Judge = judgement.JudgeId,
                Turns = [.. debate.Turns.Select(t => StoredSpeech.ToTurn(t, debate))],
                JudgeBudget = debate.JudgeBudget is var (nodes, characters) ? new(nodes, characters) : null,
                JudgeIsExpert = debate.HasExpert(),
                JudgeRead = [.. (judgement.Read ?? []).Select(NodeAddress.Parse)],
                JudgeCharacters = judgement.Characters ?? 0,
                Unpacks = debate.Unpacks ?? 0,
                Verdict = JudgementLine.ToVerdict(judgement),
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"debate {debate.DebateId}: {e.Message}", e);
        }
    }

    private static Side SideOf(StoredSide side) => new(
        side.Label,
        side.Debater ?? "",
        side.Answer is { } answer ? new AnswerPosition(answer) : new DistributionPosition(new(side.Credences!)),
        side.SpeaksFirst);

    private static IEnumerable<IReadOnlyList<double>> Positions(Transcript transcript) =>
        transcript.Sides.Select(s => s.Position).OfType<DistributionPosition>().Select(p => p.Credences.Values);

    private static SortedDictionary<string, string> Models(Transcript transcript)
    {
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["judge"] = transcript.Judge };
        foreach (var side in transcript.Sides)
        {
            models[Role(side.Label)] = side.Debater;
        }

        return models;
    }

    private static StoredSide Side(Side side) => new(
        side.Label,
        side.Debater,
        (side.Position as AnswerPosition)?.Answer,
        (side.Position as DistributionPosition)?.Credences.Values,
        side.SpeaksFirst);

    /// <summary>A speech as the store's record.</summary>
    internal static StoredTurn Turn(Turn turn, int number) => new(
        number,
        turn.Round,
        Role(turn.Speaker),
        turn.Task.ToString().ToLowerInvariant(),
        turn.Text,
        null,
        [.. turn.Citations.Select(c => new StoredCitation(c.Citation.Address.ToString(), c.Citation.Quote, c.Status, c.Found?.Start, c.Found?.Length))],
        [.. turn.Claims.Select(c => new StoredClaim(c.Topic, c.About.ToString(), c.Value.ToString()))],
        turn.Contested,
        [.. turn.Read.Select(a => a.ToString())],
        turn.Candidates is { } candidates ? [.. candidates.Select(c => new StoredCandidate(c.Text, c.Score))] : null,
        null,
        turn.CallId)
    {
        AtOnce = turn.AtOnce,
        Silence = turn.Silence is { } silence ? SilenceWords.Of(silence) : null,
        Problem = turn.Problem,
    };

    private static string Role(string label) => label == JudgeCase.JudgeLabel ? label : "debater_" + label.ToLowerInvariant();
}
