using System.Globalization;
using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Cli.Digits;

/// <summary>A study of digits as a table for a human.</summary>
internal static class DigitsTable
{
    public static void Write(TextWriter output, DigitSummary summary, string folder)
    {
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"{summary.Size} x {summary.Size}, {summary.Pixels} pixels, {summary.Images} pictures debated, {summary.Data}");
        Line($"");
        Line($"{"",-62}{"share",7}  95 % interval   of");
        Line($"{"judge alone, random pixels",-62}{Share(summary.JudgeAlone)}");
        foreach (var row in summary.Debates)
        {
            Line($"{Describe(row),-62}{Share(row.Won)}");
        }

        if (summary.Published is { } published)
        {
            var range = published.Debate.Distinct().Select(d => (100 * d).ToString("F1", CultureInfo.InvariantCulture));
            Line($"");
            Line($"published: judge {100 * published.Judge:F1} %, debate with precommitment {string.Join(" to ", range)} % ({published.Source})");
        }

        Line($"");
        Line($"Judge asked about {summary.JudgeEvaluations:N0} sets of pixels in debates; {summary.RolloutsUsed:N0} rollouts.");
        Line($"Seconds: judge {summary.WallS.Judge:F1}, debaters {summary.WallS.Debaters:F1}, debates {summary.WallS.Debates:F1}.");
        if (summary.Search is { } search)
        {
            Line($"Each move of either side is searched by {search.Rollouts:N0} rollouts.");
        }

        Line($"Written: {DigitsFolder.Summary(folder)}");
        Line($"All debates: {folder} ('ltp analyze {folder} --by honest,dishonest,rules,honest_seat' tells more, 'ltp report {folder}' shows them).");
    }

    private static string Describe(DigitDebates row)
    {
        var players = row.Honest == row.Dishonest ? row.Honest : $"{row.Honest} honest side, {row.Dishonest} liar";
        var rules = row.Rules == "free" ? "free" : "precommitment, all nine lies";
        return $"debate, {players}: {rules}; honest side {row.HonestSeat}";
    }

    private static string Share(DigitShare share) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * share.Share,5:F1} %  {100 * share.Ci95[0]:F1} to {100 * share.Ci95[1]:F1} %  {share.Of,5}");
}
