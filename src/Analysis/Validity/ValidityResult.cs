using System.Text.Json.Serialization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How valid the judges of a run of <c>ltp validate</c> are.</summary>
/// <param name="Schema">The version of this form.</param>
/// <param name="Run">The run.</param>
/// <param name="Source">The run whose debates were judged.</param>
/// <param name="Critic">The critic, who was asked each question alone, without a debate; null if none was named.</param>
/// <param name="Error">The error rate chosen for conformal abstention.</param>
/// <param name="Judges">For each judge in turn: its measures on all debates (protocol null), then, if there are several protocols, on each of them.</param>
/// <param name="Ladder">Each judge but the first, compared with the first on the same debates.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record ValidityResult(
    string Schema, string Run, string Source, string? Critic, double Error, IReadOnlyList<JudgeValidity> Judges, IReadOnlyList<JudgeContrast> Ladder, IReadOnlyList<string> Notes)
{
    /// <summary>The version that this program writes.</summary>
    public const string CurrentSchema = "ltp.validity/1";
}

/// <summary>One judge on the debates of one protocol, or of all.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Protocol">The protocol; null for all together.</param>
/// <param name="Debates">How many debates.</param>
/// <param name="Questions">How many questions: the units of intervals.</param>
/// <param name="Measures">Every measure by its name, see <see cref="ValidityMeasures"/>; each name is always there.</param>
/// <param name="Shifts">What moved the verdicts.</param>
/// <param name="Surface">How well each surface feature alone predicts.</param>
/// <param name="Others">Agreement with the other judges of the source.</param>
public sealed record JudgeValidity(
    string Judge,
    string? Protocol,
    long Debates,
    long Questions,
    IReadOnlyDictionary<string, Measured> Measures,
    IReadOnlyList<VerdictShift> Shifts,
    IReadOnlyList<SurfaceFeature> Surface,
    IReadOnlyList<OtherJudge> Others);

/// <summary>What one thing done to debates did to verdicts.</summary>
/// <param name="Test">What was done: "retest", "mirrored", "relisted", "challenge", "placebo", "persuader", or "attack".</param>
/// <param name="Attack">Which attack; null for other things.</param>
/// <param name="Flipped">Of the verdicts that favoured an answer as played: the share that favour another one now.</param>
/// <param name="Undone">The share that favour none any more: a tie, an abstention, an unreadable reply or a failure.</param>
/// <param name="Accuracy">Accuracy now less as played, paired by question; an attack on true verdicts lowers it.</param>
public sealed record VerdictShift(string Test, string? Attack, Measured Flipped, Measured Undone, Measured Accuracy);

/// <summary>A surface feature as a predictor: the area under the curve of the sides' lead in it.</summary>
/// <param name="Feature">"words", "turns", "quotes", "quotes that hold", "called A", "listed first", "last word".</param>
/// <param name="Verdicts">For the side that won; .5 is chance, below .5 the side with less of it wins.</param>
/// <param name="Truth">For the side that held the truth.</param>
public sealed record SurfaceFeature(string Feature, Measured Verdicts, Measured Truth);

/// <summary>Agreement with a judge who judged the same debates before.</summary>
/// <param name="Judge">The other judge.</param>
/// <param name="Agreement">The share of debates on which both favour the same answer, of those on which both favour one.</param>
/// <param name="Kappa">The same beyond chance (Cohen 1960).</param>
public sealed record OtherJudge(string Judge, Measured Agreement, Measured Kappa);

/// <summary>Two judges on the same debates.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Against">The first judge, whom it is compared with.</param>
/// <param name="Protocol">The protocol; null for all together.</param>
/// <param name="Accuracy">This judge's accuracy less the first judge's, paired by question, with the p of a permutation test.</param>
/// <param name="OnlyJudge">Debates that only this judge gets right.</param>
/// <param name="OnlyAgainst">Debates that only the first judge gets right.</param>
/// <param name="McNemarP">The two-sided p-value of McNemar's exact test; null if both judges are right on the same debates.</param>
public sealed record JudgeContrast(string Judge, string Against, string? Protocol, Difference Accuracy, long OnlyJudge, long OnlyAgainst, double? McNemarP);

/// <summary>How a result is written as JSON: snake_case, every key always present, NaN and infinities refused.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ValidityResult))]
public sealed partial class ValidityJson : JsonSerializerContext;
