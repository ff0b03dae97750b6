using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// Asks the human about Z by debate. Every debate is counted in the ledger and stands in the store ("Learning the prior", section "Going beyond the human
/// prior").
/// </summary>
/// <param name="world">Whose tree is debated, and whose human judges.</param>
/// <param name="protocol">The rules of each debate.</param>
/// <param name="judge">Makes the judge that decides as a given human would; only an oracle uses the exact claims.</param>
/// <param name="store">Where transcripts are kept, and found again after a resume.</param>
/// <param name="ledger">Counts every query.</param>
/// <param name="seed">The randomness of all debates.</param>
/// <param name="name">What debate ids begin with: the world's name within the run.</param>
public sealed class DebateElicitation(
    IWorld world,
    IProtocol protocol,
    Func<IHuman, IClaimOracle, IJudge> judge,
    ITranscriptStore store,
    VerdictLedger ledger,
    Seed seed,
    string name) : IElicitation
{
    private int _asked;

    /// <summary>Who debates; exact debaters unless it says otherwise.</summary>
    public Casting Debaters { get; init; } = new();

    /// <inheritdoc/>
    public VerdictLedger Ledger => ledger;

    /// <inheritdoc/>
    public async Task<TrainingExample?> AskAsync(
        Question question, IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var transcript = await DebateAsync(Inquiry.About(world, question, z), cancellationToken);
        return TrainingExample.From(transcript);
    }

    /// <inheritdoc/>
    public async Task<double?> AskPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var transcript = await DebateAsync(Inquiry.Prior(world, z), cancellationToken);
        return transcript.Verdict is DecidedVerdict decided ? PriorQuestion.ToLogPrior(decided.Credences) : null;
    }

    /// <inheritdoc/>
    public async Task<Credences?> CompareAsync(
        IReadOnlyList<double> first, IReadOnlyList<double> second, CancellationToken cancellationToken = default)
    {
        var transcript = await DebateAsync(Inquiry.Ratio(world, first, second), cancellationToken);
        return (transcript.Verdict as DecidedVerdict)?.Credences;
    }

    /// <summary>Checks that the protocol can be played with these debaters and this judge, before anyone is asked.</summary>
    /// <param name="inquiry">What would be asked.</param>
    /// <exception cref="ArgumentException">It cannot.</exception>
    /// <exception cref="NameException">A debater cannot argue for its side.</exception>
    public void Check(Inquiry inquiry) => protocol.Check(Setup(inquiry, name).Setup);

    private async Task<Transcript> DebateAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        var (kind, question, latent, _, _, _) = inquiry;
        var id = FormattableString.Invariant($"{name}/{_asked++:D6}");
        var (setup, truth) = Setup(inquiry, id);
        var transcript = store.Find(id);
        if (transcript is null)
        {
            transcript = await protocol.PlayAsync(setup, cancellationToken);
        }
        else if (transcript.QuestionId != question.Id
            || !latent.SequenceEqual(transcript.Latent ?? [])
            || transcript.Seed != setup.Seed.Value
            || transcript.Judge != setup.Judge.Name
            || !transcript.Sides.Select(s => s.Debater).Order(StringComparer.Ordinal).SequenceEqual(setup.Contestants.Select(c => c.Debater.Name).Order(StringComparer.Ordinal))
            || transcript.Protocol != protocol.ToString())
        {
            throw new InvalidDataException(
                $"Debate {id} of the store belongs to another run: its question ({transcript.QuestionId}), z, seed, judge, debaters or protocol is not this one's.");
        }

        await store.AddAsync(transcript, kind, setup.Tree, truth, cancellationToken);
        ledger.Record(transcript, kind);
        return transcript;
    }

    /// <summary>One debate, and what Z implies.</summary>
    private (DebateSetup Setup, Credences Truth) Setup(Inquiry inquiry, string id)
    {
        var own = seed.For(id);
        var (truth, contestants) = Debaters.Seat(protocol, inquiry, own);
        var asked = InquiringJudge.For(protocol, judge(inquiry.Human, inquiry.Claims));
        return (inquiry.Setup(asked, own, id) with { Contestants = contestants, Arrangement = Arrangement.Draw(own.For("arrangement")) }, truth);
    }
}
