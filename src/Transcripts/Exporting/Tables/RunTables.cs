using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>A run as flat tables: debates, turns, citations, judgements, keys, nodes and, where there are any, decompositions with their subquestions and calls, joined by run_id and debate_id.</summary>
internal static class RunTables
{
    public static IReadOnlyList<Table> Of(StoredRun run) =>
    [
        Table.Of("debates", DebateColumns, run.ReadDistinctDebatesAsync),
        Table.Of("turns", TurnColumns, cancellation => Turns(run, cancellation)),
        Table.Of("citations", CitationColumns, cancellation => Citations(run, cancellation)),
        Table.Of("judgements", JudgementColumns, run.ReadJudgementsAsync),
        Table.Of("keys", KeyColumns, run.ReadKeysAsync),
        Table.Of("nodes", NodeColumns, run.ReadNodesAsync),
        .. DecompositionTables.Of(run),
        .. File.Exists(StoreFiles.Calls(run.Path)) ? new[] { Table.Of("calls", CallColumns(run.Info.RunId), run.ReadCallsAsync) } : [],
    ];

    private static IReadOnlyList<Column<StoredDebate>> DebateColumns { get; } =
    [
        Column<StoredDebate>.Text("run_id", d => d.RunId),
        Column<StoredDebate>.Text("debate_id", d => d.DebateId),
        Column<StoredDebate>.Text("protocol", d => d.Protocol),
        Column<StoredDebate>.Text("question_id", d => d.QuestionId),
        Column<StoredDebate>.Text("question_text", d => d.QuestionText),
        Column<StoredDebate>.Texts("answers", d => d.Answers),
        Column<StoredDebate>.Text("tree_id", d => d.TreeId),
        Column<StoredDebate>.Numbers("latent", d => d.Latent),
        Column<StoredDebate>.Whole("sample", d => d.Sample),
        Column<StoredDebate>.Flag("swap", d => d.Swap),
        Column<StoredDebate>.Json("sides", d => JsonSerializer.Serialize(d.Sides, ExportJson.Default.IReadOnlyListStoredSide)),
        Column<StoredDebate>.Whole("rounds", d => d.Rounds),
        Column<StoredDebate>.Text("debater_a", d => d.Models.GetValueOrDefault("debater_a")),
        Column<StoredDebate>.Text("debater_b", d => d.Models.GetValueOrDefault("debater_b")),
        Column<StoredDebate>.Text("judge", d => d.Models.GetValueOrDefault("judge")),
        Column<StoredDebate>.Json("models", d => JsonSerializer.Serialize(d.Models, ExportJson.Default.IReadOnlyDictionaryStringString)),
        Column<StoredDebate>.Json("labels", d => JsonSerializer.Serialize(d.Labels, ExportJson.Default.IReadOnlyDictionaryStringString)),
        Column<StoredDebate>.Text("seed", d => d.Seed),
        Column<StoredDebate>.Time("started_at", d => d.StartedAt),
        Column<StoredDebate>.Number("wall_s", d => d.WallS),
        Column<StoredDebate>.Whole("tokens", d => d.Tokens),
        Column<StoredDebate>.Number("cost", d => d.Cost),
        Column<StoredDebate>.Whole("n_calls", d => d.NCalls),
        Column<StoredDebate>.Whole("n_cache_hits", d => d.NCacheHits),
        Column<StoredDebate>.Whole("n_retries", d => d.NRetries),
        Column<StoredDebate>.Text("status", d => d.Status),
        Column<StoredDebate>.Text("error", d => d.Error),
    ];

    private static IReadOnlyList<Column<TurnRow>> TurnColumns { get; } =
    [
        Column<TurnRow>.Text("run_id", r => r.Debate.RunId),
        Column<TurnRow>.Text("debate_id", r => r.Debate.DebateId),
        Column<TurnRow>.Whole("turn", r => r.Turn.Turn),
        Column<TurnRow>.Whole("round", r => r.Turn.Round),
        Column<TurnRow>.Text("role", r => r.Turn.Role),
        Column<TurnRow>.Text("task", r => r.Turn.Task),
        Column<TurnRow>.Text("text", r => r.Turn.Text),
        Column<TurnRow>.Text("text_raw", r => r.Turn.TextRaw),
        Column<TurnRow>.Json("claims", r => JsonSerializer.Serialize(r.Turn.Claims, ExportJson.Default.IReadOnlyListStoredClaim)),
        Column<TurnRow>.Whole("contested", r => r.Turn.Contested),
        Column<TurnRow>.Texts("read", r => r.Turn.Read),
        Column<TurnRow>.Json("candidates", r => r.Turn.Candidates is null ? null : JsonSerializer.Serialize(r.Turn.Candidates, ExportJson.Default.IReadOnlyListStoredCandidate)),
        Column<TurnRow>.Time("at", r => r.Turn.At),
        Column<TurnRow>.Text("call_id", r => r.Turn.CallId),
        Column<TurnRow>.Text("silence", r => r.Turn.Silence),
    ];

    private static IReadOnlyList<Column<CitationRow>> CitationColumns { get; } =
    [
        Column<CitationRow>.Text("run_id", r => r.Debate.RunId),
        Column<CitationRow>.Text("debate_id", r => r.Debate.DebateId),
        Column<CitationRow>.Whole("turn", r => r.Turn.Turn),
        Column<CitationRow>.Whole("citation", r => r.Number),
        Column<CitationRow>.Text("tree_id", r => r.Debate.TreeId),
        Column<CitationRow>.Text("address", r => r.Citation.Address),
        Column<CitationRow>.Text("quote", r => r.Citation.Quote),
        Column<CitationRow>.Text("status", r => JsonNamingPolicy.SnakeCaseLower.ConvertName(r.Citation.Status.ToString())),
        Column<CitationRow>.Whole("start", r => r.Citation.Start),
        Column<CitationRow>.Whole("length", r => r.Citation.Length),
    ];

    private static IReadOnlyList<Column<StoredJudgement>> JudgementColumns { get; } =
    [
        Column<StoredJudgement>.Text("run_id", j => j.RunId),
        Column<StoredJudgement>.Text("debate_id", j => j.DebateId),
        Column<StoredJudgement>.Text("judge_id", j => j.JudgeId),
        Column<StoredJudgement>.Text("judge_kind", j => j.JudgeKind),
        Column<StoredJudgement>.Whole("stage", j => j.Stage),
        Column<StoredJudgement>.Flag("final", j => j.Final),
        Column<StoredJudgement>.Text("order", j => j.Order),
        Column<StoredJudgement>.Text("parse_status", j => j.ParseStatus),
        Column<StoredJudgement>.Numbers("credences", j => j.Credences),
        Column<StoredJudgement>.Number("mass", j => j.Mass),
        Column<StoredJudgement>.Whole("choice", j => j.Choice),
        Column<StoredJudgement>.Flag("correct", j => j.Correct),
        Column<StoredJudgement>.Number("log_score", j => j.LogScore),
        Column<StoredJudgement>.Number("brier", j => j.Brier),
        Column<StoredJudgement>.Text("method", j => j.Method),
        Column<StoredJudgement>.Text("raw", j => j.Raw),
        Column<StoredJudgement>.Text("error", j => j.Error),
        Column<StoredJudgement>.Text("parser", j => j.Parser),
        Column<StoredJudgement>.Whole("characters", j => j.Characters),
        Column<StoredJudgement>.Number("cost", j => j.Cost),
        Column<StoredJudgement>.Time("at", j => j.At),
        Column<StoredJudgement>.Text("call_id", j => j.CallId),
    ];

    private static IReadOnlyList<Column<StoredKey>> KeyColumns { get; } =
    [
        Column<StoredKey>.Text("run_id", k => k.RunId),
        Column<StoredKey>.Text("debate_id", k => k.DebateId),
        Column<StoredKey>.Whole("correct", k => k.Correct),
        Column<StoredKey>.Numbers("truth", k => k.Truth),
    ];

    private static IReadOnlyList<Column<StoredNode>> NodeColumns { get; } =
    [
        Column<StoredNode>.Text("run_id", n => n.RunId),
        Column<StoredNode>.Text("tree_id", n => n.TreeId),
        Column<StoredNode>.Text("address", n => n.Address),
        Column<StoredNode>.Text("text", n => n.Text),
    ];

    private static IReadOnlyList<Column<StoredCall>> CallColumns(string runId) =>
    [
        Column<StoredCall>.Text("run_id", _ => runId),
        Column<StoredCall>.Text("debate_id", c => c.ConversationId),
        Column<StoredCall>.Text("call_id", c => c.CallId),
        Column<StoredCall>.Whole("sample", c => c.Sample),
        Column<StoredCall>.Whole("draw", c => c.Draw),
        Column<StoredCall>.Text("role", c => c.Role),
        Column<StoredCall>.Text("model", c => c.Model),
        Column<StoredCall>.Text("address", c => c.Address),
        Column<StoredCall>.Text("answered_by", c => c.AnsweredBy),
        Column<StoredCall>.Time("at", c => c.At),
        Column<StoredCall>.Number("duration_s", c => c.DurationS),
        Column<StoredCall>.Whole("n_attempts", c => c.Attempts.Count),
        Column<StoredCall>.Flag("replayed", c => c.Replayed),
        Column<StoredCall>.Whole("tokens_read", c => c.Usage?.Input),
        Column<StoredCall>.Whole("tokens_written", c => c.Usage?.Output),
        Column<StoredCall>.Number("cost", c => c.Cost),
        Column<StoredCall>.Text("failure", c => c.Failure),
        Column<StoredCall>.Text("error", c => c.Error),
        Column<StoredCall>.Json("request", c => c.Request.GetRawText()),
        Column<StoredCall>.Json("reply", c => c.Reply?.GetRawText()),
    ];

    private static IAsyncEnumerable<TurnRow> Turns(StoredRun run, CancellationToken cancellationToken) =>
        run.ReadDebatesAsync(cancellationToken).SelectMany(debate => debate.Turns.Select(turn => new TurnRow(debate, turn)));

    private static IAsyncEnumerable<CitationRow> Citations(StoredRun run, CancellationToken cancellationToken) =>
        Turns(run, cancellationToken).SelectMany(row => row.Turn.Citations.Select((citation, i) => new CitationRow(row.Debate, row.Turn, i, citation)));

    private sealed record TurnRow(StoredDebate Debate, StoredTurn Turn);

    private sealed record CitationRow(StoredDebate Debate, StoredTurn Turn, int Number, StoredCitation Citation);
}
