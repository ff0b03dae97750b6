using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary><c>summary.json</c> of a search over text Z. Its keys are stable; null where a thing is unknown.</summary>
internal sealed record TextSummary
{
    public required string Schema { get; init; }

    public required string RunId { get; init; }

    public required string Model { get; init; }

    public required string Judge { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required string Seed { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>By set ("d", "d_star") and background ("nothing", "ltp", "likeliest"): nats per example; null where no y is known.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, Estimate?>> Nll { get; init; }

    public required TextFinding Ltp { get; init; }

    public required TextFinding Likeliest { get; init; }

    /// <summary>How many backgrounds were scored, the empty one among them.</summary>
    public required int Scored { get; init; }

    /// <summary>How many hypotheses and changes the proposer was asked for; 0 in summaries of earlier versions.</summary>
    public int Proposals { get; init; }

    /// <summary>How many of these could not be read, or failed.</summary>
    public int UnreadProposals { get; init; }

    public required LedgerTotals Ledger { get; init; }

    public required IReadOnlyDictionary<string, TextCalls> Calls { get; init; }

    public required double WallS { get; init; }
}

/// <summary>A background that was found.</summary>
internal sealed record TextFinding(IReadOnlyList<string> Statements, double LogPrior, double LogLikelihood, double Objective);

/// <summary>The calls of one role; the cost is null where a price is unknown.</summary>
internal sealed record TextCalls(long Calls, long InputTokens, long OutputTokens, double? Cost);

/// <summary>One line of <c>predictions.jsonl</c>: an x of D* with what each background predicts, by label.</summary>
internal sealed record TextPrediction(string Id, string? Y, IReadOnlyList<double> Nothing, IReadOnlyList<double> Ltp, IReadOnlyList<double> Likeliest);

/// <summary>How the files of a search over text Z are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TextPlan))]
[JsonSerializable(typeof(TextSummary))]
[JsonSerializable(typeof(TextPrediction))]
internal sealed partial class TextJson : JsonSerializerContext;
