using System.Text;
using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Snow;

/// <summary>An x of a snow world: which label each feature points to, and which of D and D* it comes from.</summary>
/// <param name="Features">For each feature 1 where it points to "yes" and -1 where it points to "no".</param>
/// <param name="IsNew">Whether x comes from D*.</param>
/// <param name="Id">Equal x have equal ids.</param>
/// <param name="Text">x in words.</param>
public sealed record SnowQuestion(IReadOnlyList<int> Features, bool IsNew, string Id, string Text)
    : Question(Id, Text, AnswerSet.NoYes)
{
    /// <summary>Puts x into words.</summary>
    /// <param name="kinds">The name of each feature's kind.</param>
    /// <param name="features">For each feature 1 or -1.</param>
    /// <param name="isNew">Whether x comes from D*.</param>
    internal static SnowQuestion Of(IReadOnlyList<SnowFeature> kinds, int[] features, bool isNew)
    {
        var id = new StringBuilder(isNew ? "snow-new:" : "snow-old:");
        var text = new StringBuilder(isNew ? "From D*, the new data:" : "From D, the data seen before:");
        for (var j = 0; j < features.Length; j++)
        {
            id.Append(features[j] > 0 ? '+' : '-');
            text.Append(j == 0 ? " feature " : ", feature ").Append(j + 1).Append(" (").Append(kinds[j].Name)
                .Append(features[j] > 0 ? ") points to yes" : ") points to no");
        }

        return new(features, isNew, id.ToString(), text.Append(". Is the label yes?").ToString());
    }
}
