namespace LearningThePrior.Transcripts.Importing.LlmDebate;

/// <summary>
/// The JSON in a row's <c>transcript</c>: the TranscriptConfig of llm_debate's core/rollouts/utils.py. Its answers and
/// debaters are called correct and incorrect; with <c>swap</c> the incorrect one is A, listed and speaking first.
/// </summary>
internal sealed class LlmTranscript
{
    private static readonly string[] Roles = ["debater_a", "debater_b"];

    /// <summary>Debaters write quote; the project's own check made v_quote and u_quote of it, which is not believed here.</summary>
    private static readonly string[] Quotes = ["quote", "v_quote", "u_quote"];

    private readonly string[] _sides;

    public LlmTranscript(JsonPart transcript)
    {
        Json = transcript;
        Swap = transcript["swap"].Flag();
        _sides = Swap ? ["incorrect", "correct"] : ["correct", "incorrect"];
        Question = transcript["question"].Text();
        var answers = transcript["answers"];
        Answers = [.. _sides.Select(s => answers[s].Text())];
        Names = [.. _sides.Select(s => transcript.Find("names")?.Find(s)?.Text())];
        Story = transcript.Find("story")?.Text() is { Length: > 0 } story ? new(transcript.Find("story_title")?.Text() ?? "", story) : null;
        Index = transcript.Find("index")?.Whole();
        RolloutType = transcript.Find("rollout_type")?.Text();
        Turns = [.. Speeches(transcript["rounds"])];
        Rounds = transcript["rounds"].Items().Count;
    }

    public JsonPart Json { get; }

    public bool Swap { get; }

    public string Question { get; }

    public IReadOnlyList<string> Answers { get; }

    /// <summary>The debaters' names, A's and B's; null where the side stands empty.</summary>
    public IReadOnlyList<string?> Names { get; }

    public ImportedStory? Story { get; }

    public int? Index { get; }

    public string? RolloutType { get; }

    public IReadOnlyList<StoredTurn> Turns { get; }

    public int Rounds { get; }

    /// <summary>The right answer's place.</summary>
    public int Correct => Swap ? 1 : 0;

    /// <summary>Who spoke, A and B.</summary>
    public bool HasSpoken(int side) => Turns.Any(t => t.Role == Roles[side]);

    private IEnumerable<StoredTurn> Speeches(JsonPart rounds)
    {
        var (number, turn) = (0, 0);
        foreach (var round in rounds.Items())
        {
            round.Find("type")?.Take();

            // A judge's words stand at the head of the round that answers them: they were said after the round before.
            foreach (var words in new[] { round.Find("judge"), round.Find("cross_examiner") }.OfType<JsonPart>())
            {
                yield return Turn(turn++, Math.Max(number - 1, 0), "judge", "feedback", words);
            }

            for (var side = 0; side < _sides.Length; side++)
            {
                if (round.Find(_sides[side]) is { } words)
                {
                    yield return Turn(turn++, number, Roles[side], number == 0 ? "open" : "argue", words);
                }
            }

            number++;
        }
    }

    private StoredTurn Turn(int turn, int round, string role, string task, JsonPart part)
    {
        var words = part.Text();
        var (text, raw) = ImportText.Speech(words);
        var citations = ImportedStory.Check(words, TaggedQuotes.In(words, Quotes), Story);
        return ImportText.OrSilent(new(turn, round, role, task, text, raw, citations, [], null, [], null, null, null)
        {
            AtOnce = role == "judge" || RolloutType?.EndsWith("_seq", StringComparison.Ordinal) == true ? false
                : RolloutType?.EndsWith("_sim", StringComparison.Ordinal) == true ? true
                : null,
        });
    }
}
