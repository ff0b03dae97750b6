using LearningThePrior.Debate;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Engine;

/// <summary>A debate that could not be played to its end, with the judgement that says why: nobody wins it.</summary>
/// <param name="Debate">The debate, without sides and speeches; the caller says what else is known.</param>
/// <param name="Judgement">The failed verdict of its judge.</param>
internal sealed record FailedDebate(StoredDebate Debate, StoredJudgement Judgement)
{
    /// <summary>Makes both, of what every debate has.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="id">The debate.</param>
    /// <param name="protocol">The rules.</param>
    /// <param name="question">What was to be debated.</param>
    /// <param name="treeId">Names the tree.</param>
    /// <param name="judge">Who was to judge.</param>
    /// <param name="error">Why it failed; escaped and bounded here.</param>
    public static FailedDebate Of(string runId, string id, IProtocol protocol, Question question, string treeId, string judge, string error)
    {
        var cause = SpeechSanitizer.Cut(SpeechSanitizer.Escape(error), VerdictParts.RawCharacters);
        var debate = new StoredDebate
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = runId,
            DebateId = id,
            Protocol = protocol.ToString()!,
            QuestionId = question.Id,
            QuestionText = question.Text,
            Answers = question.Answers.Texts,
            TreeId = treeId,
            Latent = null,
            Sample = 0,
            Swap = false,
            Sides = [],
            Rounds = 0,
            Models = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["judge"] = judge },
            Labels = new SortedDictionary<string, string>(StringComparer.Ordinal),
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = "failed",
            Error = cause,
            Turns = [],
        };
        var judgement = JudgementLine.Of(
            new FailedVerdict(cause, new("failed", "")), new(runId, id, judge, "simulated"), new(0, Final: true, StoredJudgement.AsPlayed), null, null, []);
        return new(debate, judgement);
    }
}
