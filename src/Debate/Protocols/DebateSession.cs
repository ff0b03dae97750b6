using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// The bookkeeping that all protocols share: who sits where, what each has heard and read, what was said, what the judge
/// was shown. A protocol makes one for each debate, asks it to hear speakers in the order of its rules, and closes with
/// <see cref="JudgeAsync"/>. A session serves one debate and is not safe for concurrent use.
/// </summary>
public sealed class DebateSession
{
    private static readonly string[] Labels = ["A", "B"];

    private readonly IProtocol _protocol;
    private readonly DebateSetup _setup;
    private readonly long _unpacksBefore;
    private readonly List<Seat> _listed;
    private readonly List<TreeReader> _judgeReaders;
    private readonly List<Turn> _turns = [];
    private readonly SpeakerNotes _notes = new();

    /// <summary>Seats the contestants as the setup arranges them.</summary>
    /// <param name="protocol">The rules being played; its name enters the transcript.</param>
    /// <param name="setup">Everything else.</param>
    /// <exception cref="ArgumentException">The contestants are not what the protocol or the question allows, or the judge does not fit the answers.</exception>
    public DebateSession(IProtocol protocol, DebateSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        setup.RequireContestants(protocol);
        setup.Judge.RequireFit(setup.Question.Answers);
        (_protocol, _setup) = (protocol, setup);
        _unpacksBefore = setup.Tree.Counts.Unpacks;
        _judgeReaders = [new(setup.Tree, setup.JudgeBudget)];

        var arrangement = setup.Arrangement;
        var count = setup.Contestants.Count;
        var seats = setup.Contestants.Select((contestant, i) => new Seat(
            Labels[arrangement.LabelsSwapped ? 1 - i : i],
            contestant,
            count == 1 || (i == 0) != arrangement.SpeakersSwapped,
            new(setup.Tree, setup.Rules.Limit(setup.DebaterBudget)),
            new(setup.Tree, new(SpeechLimits.CheckedNodes, SpeechLimits.CheckedCharacters)))).ToList();
        Speakers = [.. seats.OrderByDescending(s => s.SpeaksFirst)];
        _listed = arrangement.ListingSwapped ? [.. Enumerable.Reverse(seats)] : seats;
    }

    /// <summary>The contestants in speaking order.</summary>
    public IReadOnlyList<Seat> Speakers { get; }

    /// <summary>Whether the judge may spend its whole reading budget on checks.</summary>
    public bool IsExpert { get; init; }

    private TreeReader JudgeReader => _judgeReaders[^1];

    /// <summary>Lets one contestant speak, who has heard everything so far, and records the speech.</summary>
    /// <param name="speaker">Whose turn it is.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="round">The round, from 0.</param>
    /// <param name="atHand">The claim that it is about; null when arguing freely.</param>
    /// <param name="offered">The parts on offer, if any.</param>
    /// <param name="cancellationToken">Stops the debate.</param>
    public async Task<Turn> HearAsync(
        Seat speaker,
        SpeakingTask task,
        int round,
        Claim? atHand = null,
        IReadOnlyList<Claim>? offered = null,
        CancellationToken cancellationToken = default)
    {
        var turn = await SpeakAsync(speaker, Ask(speaker, task, round, _turns.Count, [.. _turns], atHand, offered ?? []), _turns.Count, cancellationToken);
        _turns.Add(turn);
        return turn;
    }

    /// <summary>Lets a copy of a contestant speak that knows only the first <paramref name="heard"/> turns.</summary>
    /// <param name="speaker">Whose copy.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="round">The round, from 0.</param>
    /// <param name="atHand">The claim that it is asked about.</param>
    /// <param name="heard">How many turns, from the beginning, the copy knows of.</param>
    /// <param name="cancellationToken">Stops the debate.</param>
    public async Task<Turn> HearPastCopyAsync(
        Seat speaker, SpeakingTask task, int round, Claim atHand, int heard, CancellationToken cancellationToken)
    {
        var turn = await SpeakAsync(speaker, Ask(speaker, task, round, _turns.Count, [.. _turns.Take(heard)], atHand, []), _turns.Count, cancellationToken);
        _turns.Add(turn);
        return turn;
    }

    /// <summary>Lets all contestants speak at once, none hearing another's speech of this round.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="round">The round, from 0.</param>
    /// <param name="earshot">Which speeches of earlier rounds each knows of.</param>
    /// <param name="cancellationToken">Stops the debate.</param>
    public async Task HearAllAsync(SpeakingTask task, int round, Earshot earshot, CancellationToken cancellationToken)
    {
        Turn[] heard = [.. _turns];
        var turns = await Task.WhenAll(Speakers.Select((speaker, i) => SpeakAsync(
            speaker,
            Ask(speaker, task, round, heard.Length + i, [.. heard.Where(t => Hears(speaker, t, earshot))], null, [], heard.Length),
            heard.Length + i,
            cancellationToken)));
        _turns.AddRange(turns.Select(t => t with { AtOnce = true }));
    }

    /// <summary>Records what the judge says to the debaters; untrusted like all else that is said.</summary>
    /// <param name="task">What kind of word it is.</param>
    /// <param name="round">The round, from 0.</param>
    /// <param name="text">The words.</param>
    public void HearJudge(SpeakingTask task, int round, string text) =>
        _turns.Add(SpeechRecorder.RecordJudge(task, round, text, JudgeReader.Shown));

    /// <summary>Asks the judge for a verdict that may still be challenged, and tells the debaters.</summary>
    /// <param name="round">The round, from 0.</param>
    /// <param name="cancellationToken">Stops the debate.</param>
    public async Task<Verdict> RuleAsync(int round, CancellationToken cancellationToken)
    {
        var verdict = await _setup.Judge.AskAsync(Case(_setup.Seed.For("ruling", round)), cancellationToken);
        HearJudge(SpeakingTask.Rule, round, verdict is DecidedVerdict decided ? $"{decided.Credences}: {verdict.Source.Raw}" : verdict.Source.Raw);
        return verdict;
    }

    /// <summary>The side that a verdict goes against; null where it goes against neither.</summary>
    /// <param name="verdict">A verdict on this debate.</param>
    public Seat? Disfavoured(Verdict verdict)
    {
        if (verdict is not DecidedVerdict decided || Speakers.Count != 2)
        {
            return null;
        }

        var gap = Distance(Speakers[0], decided.Credences) - Distance(Speakers[1], decided.Credences);
        return gap == 0 ? null : gap > 0 ? Speakers[0] : Speakers[1];
    }

    /// <summary>Gives the judge a fresh budget; what it was shown before stays counted.</summary>
    public void RenewJudgeBudget() => _judgeReaders.Add(new(_setup.Tree, _setup.JudgeBudget));

    /// <summary>The debate so far, as the judge sees it.</summary>
    /// <param name="seed">The randomness of what is asked of the judge.</param>
    public JudgeCase Case(Seed seed) => new(
        _setup.Question,
        [.. _listed.Select(s => (s.Label, s.Contestant.Position))],
        [.. _turns],
        JudgeReader,
        seed)
    {
        IsExpert = IsExpert,
    };

    /// <summary>Asks the judge and closes the debate.</summary>
    /// <exception cref="InvalidOperationException">The judge gave no verdict, or credences for other answers.</exception>
    public async Task<Transcript> JudgeAsync(CancellationToken cancellationToken)
    {
        var verdict = await _setup.Judge.AskAsync(Case(_setup.Seed.For("judge")), cancellationToken);
        return new()
        {
            DebateId = _setup.Id,
            Protocol = _setup.PlayedAs ?? _protocol.ToString()!,
            QuestionId = _setup.Question.Id,
            QuestionText = _setup.Question.Text,
            Answers = _setup.Question.Answers.Texts,
            Latent = _setup.Latent is { } latent ? [.. latent] : null,
            Arrangement = _setup.Arrangement,
            Seed = _setup.Seed.Value,
            Sides = [.. _listed.Select(s => s.Side)],
            Judge = _setup.Judge.Name,
            Turns = [.. _turns],
            JudgeBudget = _setup.JudgeBudget,
            JudgeIsExpert = IsExpert,
            JudgeRead = [.. _judgeReaders.SelectMany(r => r.Shown).Distinct()],
            JudgeCharacters = _judgeReaders.Sum(r => r.CharactersShown),
            Unpacks = _setup.Tree.Counts.Unpacks - _unpacksBefore,
            Verdict = verdict,
        };
    }

    private static bool Hears(Seat speaker, Turn turn, Earshot earshot) =>
        earshot == Earshot.Everything || turn.Speaker == speaker.Label || turn.Speaker == JudgeCase.JudgeLabel;

    private static double Distance(Seat seat, Credences credences) => seat.Contestant.Position switch
    {
        AnswerPosition answer => 2 * (1 - credences[answer.Answer]),
        DistributionPosition position => position.Credences.Values.Zip(credences.Values, (p, c) => Math.Abs(p - c)).Sum(),
        _ => 0,
    };

    private SpeakingTurn Ask(
        Seat speaker, SpeakingTask task, int round, int number, Turn[] heard, Claim? atHand, IReadOnlyList<Claim> offered, int? turns = null) =>
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
            _setup.Seed.For("turn", number))
        {
            Rules = _setup.Rules,
            Notes = _notes.Of(speaker.Label, turns ?? heard.Length),
        };

    private async Task<Turn> SpeakAsync(Seat speaker, SpeakingTurn asked, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var span = DebateTelemetry.Turn(asked);
        var speech = await speaker.Contestant.Debater.SpeakAsync(asked, cancellationToken)
            ?? throw new InvalidOperationException($"The debater {speaker.Contestant.Debater.Name} gave no speech.");
        _notes.Keep(speaker.Label, number, speech.Notes);
        return await SpeechRecorder.RecordAsync(speaker, asked, speech, cancellationToken);
    }
}
