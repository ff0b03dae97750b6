using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary>How far the judges of a study agree, told when it stops; whether they are right is not told, so that whoever reads it stays blind.</summary>
internal static class HumanAgreement
{
    public static async Task WriteAsync(TextWriter output, string run, IReadOnlyList<string> judges)
    {
        if (judges.Count < 2)
        {
            return;
        }

        AgreementResult agreement;
        try
        {
            agreement = (await TranscriptAnalysis.OfAsync([run], new() { By = ["judge"], Where = [$"judge={string.Join(',', judges)}"] })).Agreement;
        }
        catch (ArgumentException)
        {
            output.WriteLine("Agreement: nobody has given a verdict yet.");
            return;
        }

        if (agreement.Pairs.Count == 0)
        {
            output.WriteLine("Agreement: no debate has two verdicts in one order yet.");
            return;
        }

        output.WriteLine("Agreement on verdicts, of debates that two judges saw in the same order:");
        output.WriteLine($"  all: Krippendorff's alpha of the answer chosen {Words(agreement.AlphaChoice)}, of the credence {Words(agreement.AlphaCredence)}");
        foreach (var pair in agreement.Pairs)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {pair.First} and {pair.Second}, {pair.Debates} debates: the same answer {Words(pair.Agree)}, Cohen's kappa {Words(pair.Kappa)}"));
        }
    }

    private static string Words(Measured measured) => measured switch
    {
        { Value: { } value, Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} (95 %: {low:0.00} to {high:0.00})"),
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ({measured.Why})"),
        _ => $"not known ({measured.Why})",
    };
}
