using System.Collections.Concurrent;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning;

/// <summary>Keeps debates in a run's journal and, after a resume, finds those again that were finished before.</summary>
internal sealed class JournalStore : ITranscriptStore, IDisposable
{
    private readonly JournalWriter _writer;
    private readonly ConcurrentDictionary<string, Transcript> _earlier;

    private JournalStore(JournalWriter writer, ConcurrentDictionary<string, Transcript> earlier) =>
        (_writer, _earlier) = (writer, earlier);

    /// <summary>Opens a journal for writing on.</summary>
    /// <param name="path">The file, which exists.</param>
    /// <param name="finished">For each world how many debates it had when it was finished; null where it is to be run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UserException">A finished world's debates are not all there, or a debate is of no world of the run.</exception>
    public static async Task<JournalStore> OpenAsync(string path, IReadOnlyList<long?> finished, CancellationToken cancellationToken)
    {
        var earlier = new ConcurrentDictionary<string, Transcript>(StringComparer.Ordinal);
        var counts = new long[finished.Count];
        await foreach (var transcript in new JournalReader(path).ReadAsync(cancellationToken))
        {
            var world = WorldExperiment.WorldOf(transcript.DebateId);
            if (world < 0 || world >= counts.Length)
            {
                throw new UserException($"{path}: debate '{transcript.DebateId}' belongs to no world of this run; is it another run's journal?");
            }

            counts[world]++;
            if (finished[world] is null)
            {
                earlier[transcript.DebateId] = transcript;
            }
        }

        if (Enumerable.Range(0, counts.Length).FirstOrDefault(w => finished[w] > counts[w], -1) is var cut and >= 0)
        {
            throw new UserException($"{path} is truncated: it holds {counts[cut]} of the {finished[cut]} debates of world {cut}; restore it, or begin a new run with --out.");
        }

        try
        {
            return new JournalStore(new JournalWriter(path), earlier);
        }
        catch (IOException e)
        {
            throw new UserException($"{path} cannot be written: {e.Message} Is another ltp running in this folder?");
        }
    }

    /// <inheritdoc/>
    public Transcript? Find(string debateId) => _earlier.TryRemove(debateId, out var transcript) ? transcript : null;

    /// <inheritdoc/>
    public void Add(Transcript transcript) => _writer.Append(transcript);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
