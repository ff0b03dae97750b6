using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>Decompositions and their subquestions as flat tables; judgements and keys of decompositions stand among the others, by their <c>debate_id</c>.</summary>
internal static class DecompositionTables
{
    public static IReadOnlyList<Table> Of(StoredRun run) => File.Exists(Path.Combine(run.Path, StoreFile.Decompositions.Name))
        ? [Table.Of("decompositions", Columns, run.ReadDecompositionsAsync), Table.Of("subquestions", SubquestionColumns, cancellation => Subquestions(run, cancellation))]
        : [];

    private static IReadOnlyList<Column<StoredDecomposition>> Columns { get; } =
    [
        Column<StoredDecomposition>.Text("run_id", d => d.RunId),
        Column<StoredDecomposition>.Text("decomposition_id", d => d.DecompositionId),
        Column<StoredDecomposition>.Text("protocol", d => d.Protocol),
        Column<StoredDecomposition>.Text("question_id", d => d.QuestionId),
        Column<StoredDecomposition>.Text("question_text", d => d.QuestionText),
        Column<StoredDecomposition>.Texts("answers", d => d.Answers),
        Column<StoredDecomposition>.Text("tree_id", d => d.TreeId),
        Column<StoredDecomposition>.Text("context", d => d.Context),
        Column<StoredDecomposition>.Text("overseer", d => d.Overseer),
        Column<StoredDecomposition>.Json("labels", d => d.Labels is null ? null : JsonSerializer.Serialize(d.Labels, ExportJson.Default.IReadOnlyDictionaryStringString)),
        Column<StoredDecomposition>.Whole("subquestions", d => d.Questions.Count),
        Column<StoredDecomposition>.Whole("moves", d => d.Moves),
        Column<StoredDecomposition>.Whole("tokens", d => d.Tokens),
        Column<StoredDecomposition>.Number("cost", d => d.Cost),
        Column<StoredDecomposition>.Whole("n_calls", d => d.NCalls),
        Column<StoredDecomposition>.Text("error", d => d.Error),
    ];

    private static IReadOnlyList<Column<SubquestionRow>> SubquestionColumns { get; } =
    [
        Column<SubquestionRow>.Text("run_id", r => r.Decomposition.RunId),
        Column<SubquestionRow>.Text("decomposition_id", r => r.Decomposition.DecompositionId),
        Column<SubquestionRow>.Whole("index", r => r.Question.Index),
        Column<SubquestionRow>.Whole("parent", r => r.Question.Parent),
        Column<SubquestionRow>.Text("question", r => r.Question.Question),
        Column<SubquestionRow>.Text("answer", r => r.Question.Answer),
        Column<SubquestionRow>.Text("missing", r => r.Question.Missing),
        Column<SubquestionRow>.Text("source", r => r.Question.Source),
        Column<SubquestionRow>.Whole("votes", r => r.Question.Votes),
        Column<SubquestionRow>.Json("facts", r => JsonSerializer.Serialize(r.Question.Facts, ExportJson.Default.IReadOnlyListStoredFact)),
    ];

    private static IAsyncEnumerable<SubquestionRow> Subquestions(StoredRun run, CancellationToken cancellationToken) =>
        run.ReadDecompositionsAsync(cancellationToken).SelectMany(decomposition => decomposition.Questions.Select(question => new SubquestionRow(decomposition, question)));

    private sealed record SubquestionRow(StoredDecomposition Decomposition, StoredSubquestion Question);
}
