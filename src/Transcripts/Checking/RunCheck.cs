using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Checking;

/// <summary>
/// Whether a run is whole, and whether what can be derived again is as it says: scores from credences and keys, statuses of citations from nodes, references from file to file. A
/// <see cref="RunSeal"/> beside it tells also whether any line was changed.
/// </summary>
public static class RunCheck
{
    private const double Near = 1e-9;

    /// <summary>Everything that is wrong, file by file.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public static async Task<IReadOnlyList<RunFault>> OfAsync(StoredRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        List<RunFault> faults = [];
        if (!run.IsClosed)
        {
            faults.Add(new("missing", "open.json", null, "the run is not closed: it goes on, or was stopped before its end."));
        }

        try
        {
            await new Walk(run, faults).AllAsync(cancellationToken);
        }
        catch (JournalException e)
        {
            faults.Add(new("damaged", Path.GetFileName(e.File), null, e.Message));
        }

        if (RunSeal.Find(run.Path) is not null)
        {
            faults.AddRange(await RunSeal.CompareAsync(run.Path, cancellationToken));
        }

        return faults;
    }

    private sealed class Walk(StoredRun run, List<RunFault> faults)
    {
        private readonly Dictionary<string, (StoredDebate? Debate, StoredKey? Key)> _keyed = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Tree, string Address), string> _nodes = [];
        private HashSet<string> _calls = [];

        public async Task AllAsync(CancellationToken cancellationToken)
        {
            await foreach (var node in run.ReadNodesAsync(cancellationToken))
            {
                _nodes[(node.TreeId, node.Address)] = node.Text;
            }

            _calls = await run.ReadCallsAsync(cancellationToken).Select(c => c.CallId).ToHashSetAsync(cancellationToken: cancellationToken);
            await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
            {
                Citations(debate);
                foreach (var turn in debate.Turns)
                {
                    Call(turn.CallId, $"debate {debate.DebateId}, turn {turn.Turn},");
                }

                // Words are not needed again.
                _keyed[debate.DebateId] = (debate with { Turns = [] }, null);
            }

            await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken))
            {
                _keyed.TryAdd(decomposition.DecompositionId, (null, null));
            }

            HashSet<string> keyed = new(StringComparer.Ordinal);
            await foreach (var key in run.ReadKeysAsync(cancellationToken))
            {
                if (_keyed.TryGetValue(key.DebateId, out var known))
                {
                    keyed.Add(known.Debate?.QuestionId ?? "");
                    _keyed[key.DebateId] = (known.Debate, key);
                }
                else
                {
                    Fault("missing", "debates.jsonl", key.DebateId, "there is a key for it and no debate.");
                }
            }

            HashSet<string> judged = new(StringComparer.Ordinal), scored = new(StringComparer.Ordinal);
            await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken))
            {
                judged.Add(judgement.DebateId);
                if (judgement.Correct is not null || judgement.Brier is not null)
                {
                    scored.Add(judgement.DebateId);
                }

                Judgement(judgement);
                Call(judgement.CallId, $"the judgement {Id(judgement)}");
            }

            foreach (var (id, (debate, key)) in _keyed.Where(k => k.Value.Debate is { Status: "finished" }))
            {
                // A question may be asked whose answer nobody knows; then none of its debates has a key, and nothing is scored.
                if (keyed.Count > 0 && key is null && (keyed.Contains(debate!.QuestionId) || scored.Contains(id)))
                {
                    Fault("missing", "keys.jsonl", id, "the debate has no key, and its judgements are scored by one, or others on its question have one.");
                }

                if (judged.Count > 0 && !judged.Contains(id))
                {
                    Fault("missing", "judgements.jsonl", id, "the debate has no judgement, and others have.");
                }
            }
        }

        /// <summary>A run that keeps calls holds every one that is named.</summary>
        private void Call(string? call, string namedBy)
        {
            if (call is not null && _calls.Count > 0 && !_calls.Contains(call))
            {
                Fault("missing", "calls.jsonl", call, $"{namedBy} names this call.");
            }
        }

        private void Citations(StoredDebate debate)
        {
            foreach (var (turn, citation) in debate.Turns.SelectMany(t => t.Citations.Select(c => (t, c))).Where(c => c.c.Status is CitationStatus.Exact or CitationStatus.Normalised))
            {
                if (!_nodes.TryGetValue((debate.TreeId ?? "", citation.Address), out var text))
                {
                    Fault("missing", "nodes.jsonl", $"{debate.TreeId}/{citation.Address}", $"debate {debate.DebateId}, turn {turn.Turn}, cites this node.");
                }
                else if (NodeAddress.TryParse(citation.Address, out var address) && !CitationChecker.Check(new(address, citation.Quote), text).Holds)
                {
                    Fault("not derived", "debates.jsonl", debate.DebateId, $"turn {turn.Turn}: a quote of {citation.Address} is said to hold and does not stand there.");
                }
            }
        }

        private void Judgement(StoredJudgement judgement)
        {
            if (!_keyed.TryGetValue(judgement.DebateId, out var known))
            {
                Fault("missing", "debates.jsonl", judgement.DebateId, $"the judgement {Id(judgement)} is of it.");
                return;
            }

            if (judgement.Credences is not { } credences)
            {
                return;
            }

            if (judgement.Choice != StoredScore.Choice(credences))
            {
                Fault("not derived", "judgements.jsonl", Id(judgement), $"choice is {judgement.Choice?.ToString() ?? "null"}, and the credences favour {StoredScore.Choice(credences)?.ToString() ?? "none"}.");
            }

            if (known is ({ } debate, { } key) && (judgement.Brier is not null || judgement.Correct is not null) && credences.Count == debate.Answers.Count)
            {
                var score = StoredScore.Of(credences, key, debate.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>());
                var isSame = judgement.Correct == score.Correct && Same(judgement.Brier, score.Brier) && Same(judgement.LogScore, double.IsInfinity(score.LogScore) ? null : Math.Min(0, score.LogScore));
                if (!isSame)
                {
                    Fault("not derived", "judgements.jsonl", Id(judgement), "correct, log_score or brier do not follow from the credences and the key.");
                }
            }
        }

        private static bool Same(double? stored, double? derived) => (stored, derived) is (null, null) || (stored is { } a && derived is { } b && Math.Abs(a - b) < Near);

        private static string Id(StoredJudgement j) => FormattableString.Invariant($"{j.DebateId}/{j.JudgeId}/{j.Stage}/{j.Order}");

        private void Fault(string kind, string file, string? id, string problem) => faults.Add(new(kind, file, id, problem));
    }
}
