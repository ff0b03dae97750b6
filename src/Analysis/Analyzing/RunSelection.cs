using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The debates and judgements of runs that meet conditions: what <c>--where</c> chooses, for whatever works on stored runs.</summary>
public sealed class RunSelection
{
    private readonly Dictionary<(string Run, string DebateId), JudgedDebate> _debates;
    private readonly IReadOnlyList<string> _runs;

    private RunSelection(Corpus corpus)
    {
        _debates = corpus.Debates.ToDictionary(d => (d.Run, d.Row.DebateId));
        _runs = [.. corpus.Runs.Select(r => r.Name)];
    }

    /// <summary>Reads runs and chooses.</summary>
    /// <param name="runs">Folders of runs, each as its path or as <c>NAME=PATH</c>.</param>
    /// <param name="where">FIELD=VALUE,...: a factor, as in <see cref="AnalysisOptions.By"/>, is one of the values; all conditions hold together.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">A folder is no run's, or two runs have one name.</exception>
    /// <exception cref="JournalException">A line is malformed.</exception>
    /// <exception cref="ArgumentException">A condition cannot be read, names an unknown factor, or leaves nothing.</exception>
    public static async Task<RunSelection> OfAsync(IEnumerable<string> runs, IReadOnlyList<string> where, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(where);
        var corpus = new Corpus();
        foreach (var reference in RunReference.OpenAll(runs))
        {
            await new RunLoader(corpus, reference, new SortedSet<string>(StringComparer.Ordinal)).LoadAsync(null, cancellationToken);
        }

        new Conditions(where).Apply(corpus);
        return new(corpus);
    }

    /// <summary>Whether a debate was chosen.</summary>
    /// <param name="run">The run's place among those that were read.</param>
    /// <param name="debateId">The debate.</param>
    public bool Has(int run, string debateId) => _debates.ContainsKey((_runs[run], debateId));

    /// <summary>Whether a judgement was chosen.</summary>
    /// <param name="run">The run's place among those that were read.</param>
    /// <param name="judgement">The judgement.</param>
    public bool Has(int run, StoredJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return _debates.TryGetValue((_runs[run], judgement.DebateId), out var debate) && Array.Exists(debate.Judgements, j =>
            j.Judge == judgement.JudgeId && j.By.Kind == judgement.JudgeKind && j.By.Method == judgement.Method
            && j.Stage == judgement.Stage && j.IsFinal == judgement.Final && j.IsMirrored == (judgement.Order == StoredJudgement.Mirrored));
    }

    /// <summary>Writes what was chosen of the first run as a run of its own: debates, decompositions that ended in a verdict, judgements, keys and nodes; calls are not of it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where; nothing, or an empty folder, may stand there.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    public async Task WriteAsync(StoredRun run, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var writer = new StoredRunWriter(folder, run.Info);
        var trees = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken).Where(d => Has(0, d.DebateId)))
        {
            writer.Add(debate);
            trees.Add(debate.TreeId ?? "");
        }

        await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken).Where(d => Has(0, d.DecompositionId)))
        {
            writer.Add(decomposition);
            trees.Add(decomposition.TreeId ?? "");
        }

        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken).Where(j => Has(0, j)))
        {
            writer.Add(judgement);
        }

        await foreach (var key in run.ReadKeysAsync(cancellationToken).Where(k => Has(0, k.DebateId)))
        {
            writer.Add(key);
        }

        await foreach (var node in run.ReadNodesAsync(cancellationToken).Where(n => trees.Contains(n.TreeId)))
        {
            writer.Add(node);
        }

        writer.Complete();
    }
}
