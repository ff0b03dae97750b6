using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Reads one run into the corpus: debates, then keys, then judgements.</summary>
/// <param name="corpus">What to add to.</param>
/// <param name="reference">The run.</param>
/// <param name="judges">Gathers the judges' names.</param>
internal sealed class RunLoader(Corpus corpus, RunReference reference, ISet<string> judges)
{
    private readonly Dictionary<string, JudgedDebate> _debates = new(StringComparer.Ordinal);
    private long _judgements;
    private long _torn;
    private long _disagreeing;
    private long _decompositions;
    private long _decomposed;
    private readonly HashSet<string> _silent = new(StringComparer.Ordinal);
    private int _silentA;
    private int _silentB;

    /// <summary>Whether debates with a silent side are left out.</summary>
    public bool WithoutSilent { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="judge">Only this judge's judgements; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is malformed, or does not fit what other lines say.</exception>
    public async Task LoadAsync(string? judge, CancellationToken cancellationToken)
    {
        var (run, before) = (reference.Run, corpus.Debates.Count);
        await foreach (var (file, number, row) in RunRows.DebatesAsync(run, corpus.Pool, Tear, cancellationToken))
        {
            if (IsLeftOut(row))
            {
                continue;
            }

            Add(row, file, number);
        }

        var line = 0L;
        await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken))
        {
            line++;
            _decompositions++;
            if (decomposition.Answers is not null)
            {
                _decomposed++;
                Add(DebateRow.Of(decomposition, corpus.Pool), Path.Combine(run.Path, StoreFile.Decompositions.Name), line);
            }
        }

        _torn += run.TornBytes;
        await foreach (var (file, number, row) in RunRows.KeysAsync(run, Tear, cancellationToken))
        {
            Add(row, file, number);
        }

        await foreach (var (file, number, row) in RunRows.JudgementsAsync(run, corpus.Pool, Tear, cancellationToken))
        {
            _judgements++;
            judges.Add(row.Judge);
            if (_debates.TryGetValue(row.DebateId, out var debate))
            {
                debate.IsJudged = true;
            }

            if (judge is null || row.Judge == judge)
            {
                Add(row, file, number);
            }
        }

        foreach (var debate in _debates.Values)
        {
            debate.TellCopies();
        }

        if (await run.ProgressAsync(cancellationToken) is { } part)
        {
            corpus.Warnings.Add($"Run {reference.Name}: {part}.");
        }

        var debates = corpus.Debates.Count - before - _decomposed;
        corpus.Runs.Add(new(reference.Name, run.Path, run.Info.Kind, debates, _judgements, _torn) { Decompositions = _decompositions, DecompositionVerdicts = _decomposed });
        Note(debates);
    }

    private bool IsLeftOut(DebateRow row)
    {
        if (!row.IsSilent)
        {
            return false;
        }

        _silent.Add(row.DebateId);
        _silentA += row.A?.Silent ?? 0;
        _silentB += row.B?.Silent ?? 0;
        if (WithoutSilent)
        {
            corpus.Drops.Add("debates", "a side was silent: left out as asked", row.DebateId);
        }

        return WithoutSilent;
    }

    private void Add(DebateRow row, string file, long line)
    {
        var debate = new JudgedDebate(reference.Name, row, corpus.QuestionOf(row.Question));
        if (!_debates.TryAdd(row.DebateId, debate))
        {
            throw new JournalException(file, line, "$.debate_id", $"'{row.DebateId}' names an earlier debate of this run too.");
        }

        corpus.Debates.Add(debate);
        if (row.Amiss is { } amiss)
        {
            corpus.Drops.Add("debates", $"left out of what is told by side: {amiss}", row.DebateId);
        }
    }

    private void Add(KeyRow key, string file, long line)
    {
        if (!_debates.TryGetValue(key.DebateId, out var debate))
        {
            if (_silent.Contains(key.DebateId))
            {
                return;
            }

            corpus.Drops.Add("keys", "of a debate that the run does not hold", key.DebateId);
        }
        else if (!key.Key.Fits(debate.Row.Answers.Length))
        {
            throw new JournalException(
                file, line, key.Key.Truth is null ? "$.correct" : "$.truth", $"the question of debate '{key.DebateId}' has {debate.Row.Answers.Length} answers.");
        }
        else if (debate.Key?.Says(key.Key) == false)
        {
            throw new JournalException(file, line, "$.debate_id", $"an earlier key of debate '{key.DebateId}' says something else.");
        }
        else
        {
            debate.Tell(key.Key);
        }
    }

    private void Add(JudgementRow row, string file, long line)
    {
        if (!_debates.TryGetValue(row.DebateId, out var debate))
        {
            if (_silent.Contains(row.DebateId))
            {
                return;
            }

            corpus.Drops.Add("judgements", "of a debate that the run does not hold", row.DebateId);
            return;
        }

        if (row.Credences is { } credences && credences.Length != debate.Row.Answers.Length)
        {
            throw new JournalException(
                file, line, "$.credences", $"{credences.Length} numbers, but the question of debate '{row.DebateId}' has {debate.Row.Answers.Length} answers.");
        }

        var judgement = new ScoredJudgement(debate, corpus.JudgeOf(row), row with { DebateId = debate.Row.DebateId });
        _disagreeing += debate.Key is not null && row.Correct is not null && judgement.Correct is not null && row.Correct != judgement.Correct ? 1 : 0;
        if (debate.Judge(judgement))
        {
            corpus.Drops.Add("judgements", "given again later by the same judge, at the same stage and in the same order", row.DebateId);
        }
    }

    private void Note(long debates)
    {
        if (debates == 0 && _decomposed == 0)
        {
            corpus.Notes.Add($"Run {reference.Name} holds no debates.");
        }

        if (_decompositions > _decomposed)
        {
            corpus.Notes.Add(FormattableString.Invariant($"Run {reference.Name}: no verdict was wanted of {_decompositions - _decomposed:N0} of its {_decompositions:N0} decompositions, which are in no table."));
        }

        if (debates > 0 && _judgements == 0)
        {
            corpus.Notes.Add($"Run {reference.Name} holds no judgements.");
        }

        if (_silent.Count > 0 && !WithoutSilent)
        {
            corpus.Notes.Add(FormattableString.Invariant($"Run {reference.Name}: in {_silent.Count:N0} of {debates:N0} debates a side was silent, A in {_silentA:N0} turns and B in {_silentB:N0}; they count like all others, and --without-silent leaves them out."));
        }

        var finished = _debates.Values.Where(d => d.Row.Status == RunWarnings.Finished).ToList();
        if (corpus.Runs[^1].Kind is "debate" or "experiment"
            && finished.Count(d => d.Row.Rounds == 1 && (d.Row.Protocol.StartsWith("recursive", StringComparison.Ordinal) || d.Row.Protocol.StartsWith("prover-estimator", StringComparison.Ordinal))) is > 0 and var atOnce)
        {
            corpus.Notes.Add(FormattableString.Invariant($"Run {reference.Name}: {atOnce:N0} of {debates:N0} debates ended at their opening, where nobody claimed anything or both claimed the same; nothing was divided or contested in them."));
        }

        var warnings = RunWarnings.Of(reference.Run, reference.Name, _torn, finished.Count, finished.Count(d => d.Key is null), finished.Count(d => !d.IsJudged)).ToList();
        corpus.Warnings.AddRange(warnings);
        if (_torn > 0)
        {
            corpus.Notes.Add(warnings[0]);
        }

        if (_disagreeing > 0)
        {
            corpus.Notes.Add($"Run {reference.Name}: {_disagreeing} judgements say otherwise than the key whether they are right; the key was believed.");
        }
    }

    private void Tear(int bytes) => _torn += bytes;
}
