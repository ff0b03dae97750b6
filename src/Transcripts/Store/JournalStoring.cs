using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Makes the store of a finished run from its journal: <c>debates.jsonl</c>, <c>judgements.jsonl</c>, <c>keys.jsonl</c> and
/// <c>nodes.jsonl</c>, in the order of the debates' ids, so that their bytes do not depend on which debates were played side by
/// side. Memory holds ids, not debates.
/// </summary>
/// <remarks>
/// Files are written beside their place and moved there, <c>debates.jsonl</c> last: as long as it is not there nobody can add
/// judgements (see <see cref="JudgementAppender"/>), and once it is there nothing is made again.
/// </remarks>
/// <param name="folder">The run's folder.</param>
/// <param name="runId">The run.</param>
/// <param name="about">What the journal does not say of a debate.</param>
public sealed class JournalStoring(string folder, string runId, Func<Transcript, DebateContext> about)
{
    /// <summary>Makes the store unless it was made before.</summary>
    /// <exception cref="JournalException">A line of the journal is malformed, or two debates have one id.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task StoreAsync(CancellationToken cancellationToken = default)
    {
        if (File.Exists(StoreFiles.Debates(folder)))
        {
            return;
        }

        var index = await JournalIndex.OfAsync(StoreFiles.Journal(folder), cancellationToken);
        string[] files = [StoreFiles.Nodes(folder), StoreFiles.Keys(folder), StoreFiles.Judgements(folder), StoreFiles.Debates(folder)];
        await using (FileStream nodes = ExclusiveOptions(files[0]), keys = ExclusiveOptions(files[1]), judgements = ExclusiveOptions(files[2]), debates = ExclusiveOptions(files[3]))
        {
            var written = new HashSet<UInt128>();
            await foreach (var transcript in index.ReadAsync(cancellationToken))
            {
                var context = about(transcript);
                StoredKey? key = context.Truth is { } truth ? new(StoredKey.CurrentSchema, runId, transcript.DebateId, null, truth) : null;
                debates.Write(StoreFormats.Debates.Write(TranscriptAdapter.ToDebate(transcript, runId, context.TreeId, context.Labels)));
                judgements.Write(StoreFormats.Judgements.Write(TranscriptAdapter.ToJudgement(transcript, runId, key)));
                keys.Write(key is null ? [] : StoreFormats.Keys.Write(key));
                await foreach (var node in NodesAsync(transcript, context, written, cancellationToken))
                {
                    nodes.Write(StoreFormats.Nodes.Write(node));
                }
            }
        }

        foreach (var file in files)
        {
            File.Move(file + ".part", file, overwrite: true);
        }
    }

    private static FileStream ExclusiveOptions(string file)
    {
        // A link that stands there is taken away, never written through.
        File.Delete(file + ".part");
        return new(file + ".part", FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
    }

    /// <summary>The nodes that the speeches cite or the judge read, unless they were written before.</summary>
    private async IAsyncEnumerable<StoredNode> NodesAsync(
        Transcript transcript,
        DebateContext context,
        HashSet<UInt128> written,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (context is not { TreeId: { } treeId, Tree: { } tree })
        {
            yield break;
        }

        var cited = transcript.Turns.SelectMany(t => t.Citations).Select(c => c.Citation.Address);
        foreach (var address in cited.Concat(transcript.JudgeRead))
        {
            if (written.Add(Hash($"{treeId} {address}")) && await tree.FindAsync(address, cancellationToken) is { } node)
            {
                yield return new(StoredNode.CurrentSchema, runId, treeId, address.ToString(), node.Text);
            }
        }
    }

    private static UInt128 Hash(string text) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
