using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How far judges agree.</summary>
/// <param name="Judges">The judges, in order of their names.</param>
/// <param name="AlphaChoice">Krippendorff's alpha of all judges on which answer was chosen (nominal).</param>
/// <param name="AlphaCredence">The same on the credence in the first answer (interval).</param>
/// <param name="Pairs">Each pair of judges that have debates in common.</param>
public sealed record AgreementResult(
    IReadOnlyList<string> Judges, Measured AlphaChoice, Measured AlphaCredence, IReadOnlyList<JudgePair> Pairs);

/// <summary>Two judges on the debates that both judged, in the same order, at their last stage.</summary>
/// <param name="First">The one judge.</param>
/// <param name="Second">The other.</param>
/// <param name="Debates">How many debates both judged.</param>
/// <param name="Agree">The share on which both chose the same answer, of those on which both chose one.</param>
/// <param name="Kappa">Cohen's kappa on the answer chosen.</param>
/// <param name="AlphaChoice">Krippendorff's alpha on the answer chosen.</param>
/// <param name="AlphaCredence">Krippendorff's alpha on the credence in the first answer.</param>
public sealed record JudgePair(
    string First, string Second, long Debates, Measured Agree, Measured Kappa, Measured AlphaChoice, Measured AlphaCredence);
