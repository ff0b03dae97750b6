using System.Collections.Concurrent;
using LearningThePrior.Debate;

namespace LearningThePrior.Cli.Learning;

/// <summary>Keeps debates in a run's journal and, after a resume, finds those again that were finished before.</summary>
internal sealed class JournalStore : ITranscriptStore, IDisposable
{
    private readonly JournalWriter _writer;
    private readonly ConcurrentDictionary<string, Transcript> _earlier = new(StringComparer.Ordinal);

    private JournalStore(JournalWriter writer) => _writer = writer;

    /// <summary>How many debates were found in the journal.</summary>
    public int Earlier { get; private init; }

    /// <summary>Opens a journal for writing on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">Which debates a resumed run may ask for again, by id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<JournalStore> OpenAsync(string path, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        var earlier = new ConcurrentDictionary<string, Transcript>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            await foreach (var transcript in new JournalReader(path).ReadAsync(cancellationToken))
            {
                if (wanted(transcript.DebateId))
                {
                    earlier[transcript.DebateId] = transcript;
                }
            }
        }

        var store = new JournalStore(new JournalWriter(path)) { Earlier = earlier.Count };
        foreach (var (id, transcript) in earlier)
        {
            store._earlier[id] = transcript;
        }

        return store;
    }

    /// <inheritdoc/>
    public Transcript? Find(string debateId) => _earlier.TryRemove(debateId, out var transcript) ? transcript : null;

    /// <inheritdoc/>
    public void Add(Transcript transcript) => _writer.Append(transcript);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
