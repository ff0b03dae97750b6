using System.Globalization;

namespace LearningThePrior.Worlds.Snow;

/// <summary>What the nodes of a snow world's tree say, and how a human reads a leaf.</summary>
internal static class SnowText
{
    private const string Carries = " is causal: it carries over to new data. It agrees with the label at rate 0.";
    private const string Stays = " is an artifact: it does not carry over to new data. It agrees with the label at rate 0.";

    public static string Write(SnowScheme scheme, Stretch at, SnowStatement[] statements) => at.IsLeaf
        ? Leaf(scheme, at.Start, statements[at.Start])
        : Stretch(scheme, at.Start, at.End);

    /// <summary>What the node of several features says.</summary>
    /// <param name="scheme">The features.</param>
    /// <param name="start">The first, from 0.</param>
    /// <param name="end">The first after them.</param>
    public static string Stretch(SnowScheme scheme, int start, int end) => $"Features {start + 1} to {end} of {scheme.Features.Count}: "
        + string.Join(", ", Enumerable.Range(start, Math.Max(0, end - start)).Select(j => Subject(scheme, j))) + '.';

    /// <summary>What a leaf says, or null where its words are not exactly those of a statement about that feature.</summary>
    public static SnowStatement? Read(SnowScheme scheme, int feature, string text)
    {
        if (!text.StartsWith("Feature ", StringComparison.Ordinal))
        {
            return null;
        }

        var subject = Subject(scheme, feature);
        var rest = text.AsSpan("Feature ".Length);
        if (!rest.StartsWith(subject, StringComparison.Ordinal))
        {
            return null;
        }

        rest = rest[subject.Length..];
        var causal = rest.StartsWith(Carries, StringComparison.Ordinal);
        if (!causal && !rest.StartsWith(Stays, StringComparison.Ordinal))
        {
            return null;
        }

        rest = rest[(causal ? Carries : Stays).Length..];
        var (low, high) = (scheme.Features[feature].Low, scheme.Features[feature].High);
        return rest.Length == 4
            && rest[3] == '.'
            && int.TryParse(rest[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            && rate >= low
            && rate <= high
                ? new(causal, rate)
                : null;
    }

    /// <summary>What the node of one feature says.</summary>
    public static string Leaf(SnowScheme scheme, int feature, SnowStatement statement) => string.Create(
        CultureInfo.InvariantCulture,
        $"Feature {Subject(scheme, feature)}{(statement.Causal ? Carries : Stays)}{statement.Rate:D3}.");

    private static string Subject(SnowScheme scheme, int feature) =>
        string.Create(CultureInfo.InvariantCulture, $"{feature + 1} ({scheme.Features[feature].Name})");
}
