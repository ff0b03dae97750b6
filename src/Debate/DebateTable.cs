using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>
/// The bookkeeping that all protocols share: who sits where, what each has heard and read, what was said, what the judge
/// was shown. A table serves one debate.
/// </summary>
internal sealed class DebateTable
{
    private static readonly string[] Labels = ["A", "B"];

    private readonly IProtocol _protocol;
    private readonly DebateSetup _setup;
    private readonly long _unpacksBefore;
    private readonly List<Seat> _listed;
    private readonly TreeReader _judgeReader;
    private readonly List<Turn> _turns = [];

    /// <summary>Seats the contestants as the setup arranges them.</summary>
    /// <exception cref="ArgumentException">The contestants are not what the protocol or the question allows, or the judge does not fit the answers.</exception>
    public DebateTable(IProtocol protocol, DebateSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        setup.RequireContestants(protocol);
        setup.Judge.RequireFit(setup.Question.Answers);
        (_protocol, _setup) = (protocol, setup);
        _unpacksBefore = setup.Tree.Counts.Unpacks;
        _judgeReader = new(setup.Tree, setup.JudgeBudget);

        var arrangement = setup.Arrangement;
        var count = setup.Contestants.Count;
        var seats = setup.Contestants.Select((contestant, i) => new Seat(
            Labels[arrangement.LabelsSwapped ? 1 - i : i],
            contestant,
            count == 1 || (i == 0) != arrangement.SpeakersSwapped,
            new(setup.Tree, setup.DebaterBudget),
            new(setup.Tree, new(SpeechLimits.CheckedNodes, SpeechLimits.CheckedCharacters)))).ToList();
        Speakers = [.. seats.OrderByDescending(s => s.SpeaksFirst)];
        _listed = arrangement.ListingSwapped ? [.. Enumerable.Reverse(seats)] : seats;
    }

    /// <summary>The contestants in speaking order.</summary>
    public IReadOnlyList<Seat> Speakers { get; }

    /// <summary>Lets one contestant speak, who has heard everything so far, and records the speech.</summary>
    public async Task<Turn> HearAsync(
        Seat speaker,
        SpeakingTask task,
        int round,
        Claim? atHand = null,
        IReadOnlyList<Claim>? offered = null,
        CancellationToken cancellationToken = default)
    {
        var asked = Ask(speaker, task, round, _turns.Count, [.. _turns], atHand, offered ?? []);
        var turn = await SpeakAsync(speaker, asked, cancellationToken);
        _turns.Add(turn);
        return turn;
    }

    /// <summary>Lets all contestants speak at once, none hearing another's speech of this round.</summary>
    public async Task HearAllAsync(SpeakingTask task, int round, CancellationToken cancellationToken)
    {
        Turn[] heard = [.. _turns];
        var turns = await Task.WhenAll(Speakers.Select((speaker, i) =>
            SpeakAsync(speaker, Ask(speaker, task, round, heard.Length + i, heard, null, []), cancellationToken)));
        _turns.AddRange(turns.Select(t => t with { AtOnce = true }));
    }

    /// <summary>Asks the judge and closes the debate.</summary>
    /// <exception cref="InvalidOperationException">The judge gave no verdict, or credences for other answers.</exception>
    public async Task<Transcript> JudgeAsync(CancellationToken cancellationToken)
    {
        Turn[] turns = [.. _turns];
        var verdict = await _setup.Judge.AskAsync(
            new(
                _setup.Question,
                [.. _listed.Select(s => (s.Label, s.Contestant.Position))],
                turns,
                _judgeReader,
                _setup.Seed.For("judge")),
            cancellationToken);
        return new()
        {
            DebateId = _setup.Id,
            Protocol = _protocol.ToString()!,
            QuestionId = _setup.Question.Id,
            QuestionText = _setup.Question.Text,
            Answers = _setup.Question.Answers.Texts,
            Latent = _setup.Latent is { } latent ? [.. latent] : null,
            Arrangement = _setup.Arrangement,
            Seed = _setup.Seed.Value,
            Sides = [.. _listed.Select(s => s.Side)],
            Judge = _setup.Judge.Name,
            Turns = turns,
            JudgeRead = _judgeReader.Shown,
            JudgeCharacters = _judgeReader.CharactersShown,
            Unpacks = _setup.Tree.Counts.Unpacks - _unpacksBefore,
            Verdict = verdict,
        };
    }

    private SpeakingTurn Ask(
        Seat speaker, SpeakingTask task, int round, int number, Turn[] heard, Claim? atHand, IReadOnlyList<Claim> offered) =>
        new(
            _setup.Question,
            speaker.Label,
            speaker.Contestant.Position,
            task,
            round,
            atHand,
            offered,
            heard,
            speaker.Reader,
            _setup.Seed.For("turn", number));

    private static async Task<Turn> SpeakAsync(Seat speaker, SpeakingTurn asked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var speech = await speaker.Contestant.Debater.SpeakAsync(asked, cancellationToken)
            ?? throw new InvalidOperationException($"The debater {speaker.Contestant.Debater.Name} gave no speech.");
        return await SpeechClerk.RecordAsync(speaker, asked, speech, cancellationToken);
    }
}
