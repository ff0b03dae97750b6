using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Validating;

/// <summary>A stored debate with one thing done to it, as a debate of its own: whoever reads the run sees what the judge was shown.</summary>
/// <param name="source">The debate.</param>
/// <param name="runId">The run that the variants are of.</param>
internal sealed class ValidityVariants(StoredDebate source, string runId)
{
    // Far from the samples that a run has, so that a repeated call is no replay of another debate's.
    private const int SamplesApart = 100_000;

    /// <summary>The debate as it was played.</summary>
    public StoredDebate AsPlayed => Of(ValidityTest.AsPlayed) with { DebateId = source.DebateId };

    /// <summary>The same debate with another draw.</summary>
    /// <param name="number">Which repetition, from 1.</param>
    public StoredDebate Retest(int number) => Of(ValidityTest.Retest, number.ToString(CultureInfo.InvariantCulture)) with
    {
        Sample = source.Sample + (number * SamplesApart),
        Seed = Seed.For(ValidityTest.Retest, number).Value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The same debate with the sides listed the other way round; null where nothing is listed twice.</summary>
    public StoredDebate? Relisted => source.Sides.Count < 2 ? null : Of(ValidityTest.Relisted) with { Sides = [.. source.Sides.Reverse()] };

    /// <summary>The question alone.</summary>
    public StoredDebate Alone => Of(ValidityTest.Alone) with { Sides = [], Turns = [], Rounds = 0 };

    /// <summary>The debate with one more speech of a side.</summary>
    /// <param name="test">What is done.</param>
    /// <param name="name">Tells it from others of the kind, and before which judge it is made.</param>
    /// <param name="debater">Who speaks.</param>
    /// <param name="side">For whom.</param>
    /// <param name="ruling">What the judge says before; null for nothing.</param>
    /// <param name="hearing">The question and the tree.</param>
    /// <param name="cancellationToken">Stops the speaker.</param>
    public async Task<StoredDebate> WithSpeechAsync(
        string test, string name, IDebater debater, StoredSide side, string? ruling, Hearing hearing, CancellationToken cancellationToken)
    {
        var turns = StoredCase.Heard(source, int.MaxValue);
        var added = new List<Turn>();
        var task = SpeakingTask.Argue;
        if (ruling is not null)
        {
            task = SpeakingTask.Appeal;
            added.Add(ClosingSpeech.OfJudge(SpeakingTask.Rule, ruling, turns));
        }

        added.Add(await ClosingSpeech.MakeAsync(
            debater, task, hearing.Question, (side.Label, StoredCase.Position(side, source.DebateId)), [.. turns, .. added], hearing.Tree, Seed.For(test).For(name), cancellationToken));
        var all = source.Turns.Concat(added.Select((t, i) => TranscriptAdapter.Turn(t, source.Turns.Count + i))).ToArray();
        return Of(test, name) with { Turns = all, Rounds = added[^1].Round + 1 };
    }

    private Seed Seed => StoredCase.SeedOf(source);

    private StoredDebate Of(string test, string name = "")
    {
        var labels = new SortedDictionary<string, string>(source.Labels.ToDictionary(), StringComparer.Ordinal)
        {
            [ValidityTest.Label] = test,
            [ValidityTest.SourceLabel] = source.DebateId,
        };
        return source with
        {
            RunId = runId,
            DebateId = name.Length > 0 ? $"{source.DebateId}~{test}~{name}" : $"{source.DebateId}~{test}",
            Labels = labels,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            StartedAt = null,
            WallS = null,
        };
    }
}
