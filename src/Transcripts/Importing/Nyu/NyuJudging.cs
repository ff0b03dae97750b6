using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>Reads what judges of one room believed, at whichever stage they said so.</summary>
/// <param name="runId">The run.</param>
/// <param name="debateId">The room.</param>
/// <param name="answers">How many answers there are.</param>
/// <param name="story">What feedback may quote.</param>
/// <param name="key">What is right.</param>
internal sealed class NyuJudging(string runId, string debateId, int answers, NyuStory story, StoredKey key)
{
    /// <summary>The method of the judge who took part in the room.</summary>
    public const string Live = "human";

    /// <summary>Reads one statement of a distribution, with the words that went with it.</summary>
    /// <param name="feedback">A judge's feedback.</param>
    /// <param name="stage">How many rounds of speeches had been heard.</param>
    /// <param name="method">How the judge took part.</param>
    /// <param name="judge">The judge's name; null where only the feedback has it.</param>
    public (StoredJudgement Judgement, NyuSpeech Words) Read(JsonPart feedback, int stage, string method, string? judge = null)
    {
        var credences = ImportCredences.Read(feedback["distribution"], answers);
        judge ??= feedback["feedback"]["speaker"].Text();
        var words = NyuSpeech.Read(feedback["feedback"], story.Text, judge);
        var line = JudgementLine.Of(
            new DecidedVerdict(credences, new(method, words.Words)),
            new(runId, debateId, judge, "human"),
            new(stage, feedback["endDebate"].Flag(), StoredJudgement.AsPlayed),
            characters: null,
            key,
            positions: []);
        return (line with { At = words.At, Raw = words.Words.Length > 0 ? words.Words : null }, words);
    }

    /// <summary>Reads judges who came after the debate.</summary>
    /// <param name="judgments">By judge: how, and the statements in order.</param>
    /// <param name="rounds">How many rounds of speeches there were.</param>
    /// <remarks>
    /// A stepped judge states a distribution before any round and after each until it ends, as julianmichael/debate's
    /// ReadableDebate lays them out; a timed one reads the whole and states one.
    /// </remarks>
    public IEnumerable<StoredJudgement> ReadOffline(JsonPart judgments, int rounds)
    {
        foreach (var (name, judge) in judgments.Entries())
        {
            var mode = judge["mode"].Text();
            if (mode is not ("stepped" or "timed"))
            {
                throw judge["mode"].Wrong($"'{mode}' is neither 'stepped' nor 'timed'.");
            }

            var stage = mode == "timed" ? rounds : 0;
            foreach (var feedback in judge["judgments"].Items())
            {
                if (stage > rounds)
                {
                    throw feedback.Wrong($"is a judgement after round {stage}, but the room has {rounds}.");
                }

                yield return Read(feedback, stage++, $"{Live}_offline_{mode}", name).Judgement;
            }
        }
    }
}
