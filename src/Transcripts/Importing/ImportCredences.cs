using LearningThePrior.Probability;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Reads distributions over answers.</summary>
internal static class ImportCredences
{
    private const double Tolerance = 1e-6;

    /// <summary>Takes a list of one number for each answer.</summary>
    /// <exception cref="InvalidDataException">It is not from 0 to 1 everywhere, does not sum to one, or is of another number of answers.</exception>
    public static Credences Read(JsonPart distribution, int answers)
    {
        double[] values = [.. distribution.Items().Select(n => n.Number())];
        if (values.Length != answers)
        {
            throw distribution.Wrong($"a number for each of the {answers} answers is expected; there are {values.Length}.");
        }

        return Of(values) ?? throw distribution.Wrong(FormattableString.Invariant(
            $"numbers from 0 to 1 that sum to one are expected; these sum to {values.Sum():R}. Mend the file: credences are not made up here."));
    }

    /// <summary>The credences, or null where the numbers are none; a sum within 1e-6 of one is a matter of rounding.</summary>
    public static Credences? Of(IReadOnlyList<double> values)
    {
        var off = Math.Abs(values.Sum() - 1);
        return !values.All(v => v is >= 0 and <= 1) || !(off <= Tolerance) ? null
            : off <= 1e-9 ? new(values)
            : Credences.Normalise(values);
    }
}
