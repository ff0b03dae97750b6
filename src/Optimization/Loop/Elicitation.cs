using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// Asks the human about Z by debate: P(y|x,Z), Prior(Z) and Prior(Z)/Prior(Z'). Everything that f, Prior and z ever learn
/// from comes through here, is counted in the ledger and stands in the store ("Learning the prior", section "Going
/// beyond the human prior").
/// </summary>
/// <param name="world">Whose tree is debated, and whose human judges.</param>
/// <param name="protocol">The rules of each debate; two contestants.</param>
/// <param name="judge">Makes the judge that decides as a given human would; only an oracle uses the exact claims.</param>
/// <param name="store">Where transcripts are kept, and found again after a resume.</param>
/// <param name="ledger">Counts every query.</param>
/// <param name="seed">The randomness of all debates.</param>
/// <param name="name">What debate ids begin with: the world's name within the run.</param>
public sealed class Elicitation(
    IWorld world,
    IProtocol protocol,
    Func<IHuman, IClaimOracle, IJudge> judge,
    ITranscriptStore store,
    VerdictLedger ledger,
    Seed seed,
    string name)
{
    private int _asked;

    /// <summary>What was asked so far.</summary>
    public VerdictLedger Ledger => ledger;

    /// <summary>Asks what the human who takes Z as given answers to x.</summary>
    /// <param name="question">x.</param>
    /// <param name="z">[dimension]: the latent whose tree is debated.</param>
    /// <param name="cancellationToken">Stops the debate.</param>
    /// <returns>The example that the verdict makes; null where the judge did not decide.</returns>
    public async Task<TrainingExample?> AskAsync(
        Question question, IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var transcript = await DebateAsync(Inquiry.About(world, question, z), cancellationToken);
        return TrainingExample.From(transcript);
    }

    /// <summary>Asks for log Prior(Z).</summary>
    /// <returns>In nats; null where the judge did not decide.</returns>
    public async Task<double?> AskPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var transcript = await DebateAsync(Inquiry.Prior(world, z), cancellationToken);
        return transcript.Verdict is DecidedVerdict decided ? PriorQuestion.ToLogPrior(decided.Credences) : null;
    }

    /// <summary>Asks which of two backgrounds is the more plausible: Prior(Z)/Prior(Z').</summary>
    /// <returns>The credences for the first and the second; null where the judge did not decide.</returns>
    public async Task<Credences?> CompareAsync(
        IReadOnlyList<double> first, IReadOnlyList<double> second, CancellationToken cancellationToken = default)
    {
        var transcript = await DebateAsync(Inquiry.Ratio(world, first, second), cancellationToken);
        return (transcript.Verdict as DecidedVerdict)?.Credences;
    }

    private async Task<Transcript> DebateAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        var (kind, question, latent, _, claims, human) = inquiry;
        var id = FormattableString.Invariant($"{name}/{_asked++:D6}");
        var own = seed.For(id);
        var setup = inquiry.Setup(judge(human, claims), own, id) with { Arrangement = Arrangement.Draw(own.For("arrangement")) };
        var transcript = store.Find(id);
        if (transcript is null)
        {
            transcript = await protocol.PlayAsync(setup, cancellationToken);
        }
        else if (transcript.QuestionId != question.Id
            || !latent.SequenceEqual(transcript.Latent ?? [])
            || transcript.Seed != own.Value
            || transcript.Judge != setup.Judge.Name
            || transcript.Protocol != protocol.ToString())
        {
            throw new InvalidDataException(
                $"Debate {id} of the store belongs to another run: its question ({transcript.QuestionId}), z, seed, judge or protocol is not this one's.");
        }

        await store.AddAsync(transcript, kind, setup.Tree, cancellationToken);
        ledger.Record(transcript, kind);
        return transcript;
    }
}
