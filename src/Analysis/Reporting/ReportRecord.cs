using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Everything that the store holds about one debate but its nodes; what the page shows as the raw record.</summary>
internal sealed record ReportRecord(StoredDebate Debate, IReadOnlyList<StoredJudgement> Judgements, StoredKey? Key);

/// <summary>The same of one decomposition.</summary>
internal sealed record ReportedDecomposition(StoredDecomposition Decomposition, IReadOnlyList<StoredJudgement> Judgements, StoredKey? Key);
