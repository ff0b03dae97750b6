using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli.Learning;

/// <summary>Makes the store of a finished run of <c>ltp learn</c>: the journal's debates with worlds, sets, exact answers and the nodes cited.</summary>
internal sealed class RunStoring(RunPlan plan)
{
    private readonly RunWorlds _worlds = new(plan);

    public static Task StoreAsync(RunFolder folder, RunPlan plan, CancellationToken cancellationToken) =>
        new JournalStoring(folder.Path, plan.RunId, new RunStoring(plan).About).StoreAsync(cancellationToken);

    private DebateContext About(Transcript transcript)
    {
        var world = transcript.DebateId.Split('/')[0];
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["family"] = plan.World, ["world"] = world };
        var latent = transcript.Latent ?? [];
        if (_worlds.Find(transcript.DebateId, transcript.QuestionId, latent) is not var (inquiry, set))
        {
            return new(labels, HonestTruth(transcript), TreeId: null, Tree: null);
        }

        labels["kind"] = inquiry.Kind switch
        {
            QueryKind.Prior => "prior",
            QueryKind.PriorRatio => "ratio",
            _ => "question",
        };
        if (set is not null)
        {
            labels["set"] = set;
        }

        return new(labels, HonestTruth(transcript), TreeId(world, latent), new ImplicitTree(inquiry.Unpacker, capacity: 256));
    }

    /// <summary>What Z implies: the exact honest debater defends nothing else.</summary>
    private static IReadOnlyList<double>? HonestTruth(Transcript transcript) =>
        (transcript.Sides.FirstOrDefault(s => s.Debater == "honest")?.Position as DistributionPosition)?.Credences.Values;

    /// <summary>Equal latents of one world have equal trees.</summary>
    private static string TreeId(string world, IReadOnlyList<double> latent) =>
        $"{world}-{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(latent.ToArray())))[..16]}";
}
