using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What one group of judgements, and the debates judged in it, tells.</summary>
/// <param name="Factors">The value of each factor grouped by; empty for the whole.</param>
/// <param name="Debates">How many debates.</param>
/// <param name="Questions">How many questions: the units by which intervals are clustered.</param>
/// <param name="Judgements">How many judgements.</param>
/// <param name="Statistics">Every statistic by its name, see <see cref="StatisticNames"/>; each name is always there.</param>
/// <param name="Calibration">How often what was believed with some credence was right; null where no verdict can be scored.</param>
/// <param name="Outcomes">What became of the judgements, by the side that held the truth; failures stay in it.</param>
/// <param name="Stages">The mean credence in the truth after each round.</param>
/// <param name="Citations">Citations by the side that made them and by status.</param>
public sealed record GroupResult(
    IReadOnlyDictionary<string, string> Factors,
    long Debates,
    long Questions,
    long Judgements,
    IReadOnlyDictionary<string, Measured> Statistics,
    CalibrationResult? Calibration,
    IReadOnlyList<OutcomeRow> Outcomes,
    IReadOnlyList<StageRow> Stages,
    IReadOnlyList<CitationRow> Citations);

/// <summary>A reliability table with the decomposition of the score of its event, "the chosen answer is right" (Murphy 1973).</summary>
/// <param name="Bins">Ten of equal width; those that nothing fell in are left out.</param>
/// <param name="Reliability">Mean squared distance of credence from frequency over bins; 0 is best.</param>
/// <param name="Resolution">Mean squared distance of the bins' frequencies from the overall one; greater is better.</param>
/// <param name="Uncertainty">The overall frequency's variance.</param>
public sealed record CalibrationResult(IReadOnlyList<CalibrationBin> Bins, double Reliability, double Resolution, double Uncertainty);

/// <summary>One bin of the reliability table.</summary>
/// <param name="Low">From this credence in the chosen answer,</param>
/// <param name="High">to below this one; the last bin holds 1.</param>
/// <param name="N">How many verdicts.</param>
/// <param name="Credence">Their mean credence in the chosen answer.</param>
/// <param name="Right">How often it was right, with an interval.</param>
public sealed record CalibrationBin(double Low, double High, long N, double Credence, Measured Right);

/// <summary>What became of judgements where one side held the truth.</summary>
/// <param name="HonestSide">"A" or "B" as the judge saw them labelled; null where no side or no truth is known.</param>
/// <param name="Right">Decided for the truth.</param>
/// <param name="Wrong">Decided against it.</param>
/// <param name="Even">Decided, with the greatest credence shared.</param>
/// <param name="Unscored">Decided, where the truth is not known.</param>
/// <param name="Tie">Declared ties.</param>
/// <param name="Abstained">Abstentions.</param>
/// <param name="Unparseable">Replies that could not be read.</param>
/// <param name="Failed">Judges that failed.</param>
/// <param name="Unjudged">Debates without any judgement; counted where every factor is one of debates.</param>
public sealed record OutcomeRow(
    string? HonestSide, long Right, long Wrong, long Even, long Unscored, long Tie, long Abstained, long Unparseable, long Failed, long Unjudged);

/// <summary>Belief after some rounds.</summary>
/// <param name="Stage">How many rounds had been heard; 0 is before any.</param>
/// <param name="Credence">The mean credence in the truth.</param>
public sealed record StageRow(int Stage, Measured Credence);

/// <summary>Citations of one kind of side.</summary>
/// <param name="Side">"honest", "dishonest" or "unknown".</param>
/// <param name="Statuses">How many of each status, in the store's words, for example "near_miss"; every status is there.</param>
public sealed record CitationRow(string Side, IReadOnlyDictionary<string, long> Statuses);
