using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>Reads a room's rounds in order: speeches, judges' feedback, votes, and judges who came later.</summary>
/// <param name="story">What is quoted.</param>
/// <param name="judging">Reads what judges believed.</param>
/// <param name="debaters">Who sits at A and at B; null where nobody does.</param>
internal sealed class NyuRounds(NyuStory story, NyuJudging judging, IReadOnlyList<string?> debaters)
{
    /// <summary>The roles of A and B.</summary>
    public static readonly string[] Roles = ["debater_a", "debater_b"];

    private readonly List<StoredTurn> _turns = [];
    private readonly List<StoredJudgement> _judgements = [];
    private readonly List<string> _notes = [];
    private JsonPart? _offline;

    public IReadOnlyList<StoredTurn> Turns => _turns;

    public IReadOnlyList<StoredJudgement> Judgements => _judgements;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>How many rounds of speeches there were.</summary>
    public int Count { get; private set; }

    /// <summary>Whether somebody ended it: its judge, or those who judge what has ended.</summary>
    public bool IsOver => _offline is not null || Verdict is not null;

    /// <summary>The verdict of the room's own judge.</summary>
    public StoredJudgement? Verdict => _judgements.Find(j => j is { Final: true, Method: NyuJudging.Live });

    /// <summary>Reads all rounds.</summary>
    /// <param name="rounds">The room's list.</param>
    /// <param name="offlineAgain">The metadata's copy of the later judges; counts only where the room has none.</param>
    public void Read(JsonPart rounds, JsonPart? offlineAgain)
    {
        foreach (var round in rounds.Items())
        {
            Add(round);
        }

        if ((_offline ?? offlineAgain) is { } offline)
        {
            _judgements.AddRange(judging.ReadOffline(offline, Count));
        }

        if (_offline is not null && offlineAgain is not null && !JsonElement.DeepEquals(_offline.Value, offlineAgain.Value))
        {
            _notes.Add("the metadata's offlineJudgingResults are not the room's; the room's count, the metadata's stand among the extras.");
        }
    }

    private void Add(JsonPart round)
    {
        switch (round.Only())
        {
            case ("JudgeFeedback", var feedback):
                var (judgement, words) = judging.Read(feedback, Count, NyuJudging.Live);
                _judgements.Add(judgement);
                if (words.Words.Length > 0)
                {
                    AddTurn(Math.Max(Count - 1, 0), "judge", "feedback", words, atOnce: false);
                }

                break;
            case (("SimultaneousSpeeches" or "SequentialSpeeches") and var order, var speeches):
                AddSpeeches(speeches["speeches"], atOnce: order == "SimultaneousSpeeches");
                break;
            case ("OfflineJudgments", var offline):
                _offline = offline["judgments"];
                break;
            case ("NegotiateEnd", var votes):
                votes.Keep();
                break;
            case var (kind, _):
                throw round.Wrong($"is of kind '{kind}', which is not known.");
        }
    }

    private void AddSpeeches(JsonPart speeches, bool atOnce)
    {
        if (speeches.Members().FirstOrDefault(s => s.Name is not ("0" or "1")) is { Value: { } stranger })
        {
            throw stranger.Wrong("a speech of debater 0 or 1 is expected.");
        }

        for (var seat = 0; seat < Roles.Length; seat++)
        {
            if (speeches.Find(seat == 0 ? "0" : "1") is { } speech)
            {
                AddTurn(Count, Roles[seat], Count == 0 ? "open" : "argue", NyuSpeech.Read(speech, story.Text, debaters[seat]), atOnce);
            }
        }

        Count++;
    }

    private void AddTurn(int round, string role, string task, NyuSpeech speech, bool atOnce)
    {
        var (text, raw) = ImportText.Speech(speech.Words);
        _turns.Add(ImportText.OrSilent(new(_turns.Count, round, role, task, text, raw, speech.Citations, [], null, [], null, speech.At, null) { AtOnce = atOnce }));
        _notes.AddRange(speech.Notes);
    }
}
