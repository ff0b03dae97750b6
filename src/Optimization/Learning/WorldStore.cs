using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>The debates of one world, kept in the run's store with the world's name, the set of the question, the exact answer and the nodes cited.</summary>
/// <param name="store">The run's store.</param>
/// <param name="runId">The run's name.</param>
/// <param name="world">The world.</param>
/// <param name="name">The world's name within the run.</param>
/// <param name="earlier">The debates that an earlier session finished, by id.</param>
internal sealed class WorldStore(
    IItemStore store, string runId, IWorld world, string name, IReadOnlyDictionary<string, EarlierDebate> earlier) : ITranscriptStore, IDecompositionStore
{
    private readonly QuestionFinder _questions = new(world);

    public Transcript? Find(string debateId) => earlier.TryGetValue(debateId, out var found) ? found.Transcript : null;

    public async ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, Credences truth, CancellationToken cancellationToken = default)
    {
        if (earlier.TryGetValue(transcript.DebateId, out var found) && found.IsStored)
        {
            return;
        }

        var key = new StoredKey(StoredKey.CurrentSchema, runId, transcript.DebateId, null, truth.Values);
        var treeId = TreeId(transcript.Latent ?? []);
        var nodes = await CitedNodes.OfAsync(transcript, tree, runId, treeId, cancellationToken);
        store.Append(
        [
            .. nodes.Select(StoredLine.Of),
            StoredLine.Of(key),
            StoredLine.Of(TranscriptAdapter.ToJudgement(transcript, runId, key)),
            StoredLine.Of(TranscriptAdapter.ToDebate(transcript, runId, treeId, Labels(transcript, kind))),
        ]);
    }

    public void Add<TQuestion, TAnswer>(string id, string overseer, IQuestionContext<TQuestion, TAnswer> context, Decomposed<TQuestion, TAnswer> decomposed) =>
        store.Append(StoredLine.Of(StoredDecomposition.Of(runId, id, overseer, context, decomposed)));

    private SortedDictionary<string, string> Labels(Transcript transcript, QueryKind kind)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["family"] = world.Family,
            ["kind"] = kind switch
            {
                QueryKind.Prior => "prior",
                QueryKind.PriorRatio => "ratio",
                _ => "question",
            },
            ["world"] = name,
        };
        if (_questions.Find(transcript.QuestionId) is var (_, set))
        {
            labels["set"] = set;
        }

        return labels;
    }

    /// <summary>Equal latents of one world have equal trees.</summary>
    private string TreeId(IReadOnlyList<double> latent) =>
        $"{name}-{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(latent.ToArray())))[..16]}";
}

/// <summary>A debate that an earlier session of a run finished.</summary>
/// <param name="Transcript">The debate.</param>
/// <param name="IsStored">Whether the store holds it; the journal of an earlier version may be all that does.</param>
public sealed record EarlierDebate(Transcript Transcript, bool IsStored);
