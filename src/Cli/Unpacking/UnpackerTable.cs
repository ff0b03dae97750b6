using System.Globalization;
using LearningThePrior.Optimization.Unpacking;

namespace LearningThePrior.Cli.Unpacking;

/// <summary>What came of learning Mz, as a table for a human.</summary>
internal static class UnpackerTable
{
    public static void Write(TextWriter output, TeachingSummary summary, string folder)
    {
        var alone = summary.Unamplified;
        Line($"Mz of {summary.World} ({summary.Form}, {summary.Latents} latents), on {summary.Books:N0} books that it has not seen and as many z drawn; 95 % intervals");
        output.WriteLine();
        Line($"  {"",-46}{(summary.Form == UnpackerHandler.Flat ? "flat text" : "amplified"),18}{(alone is null ? "" : "human alone"),18}");
        Row("recovered: a book read in part is written back", summary.Recovered, alone?.Recovered);
        Row("valid: z drawn, and the book is possible", summary.Valid, alone?.Valid);
        Line($"  {"distinct books, of as many that the human draws",-46}{summary.Distinct,18:F3}{alone?.Distinct,18:F3}");
        foreach (var (depth, kl) in summary.Kl.Depths)
        {
            Line($"  {$"KL of a page at depth {depth}, nats",-46}{kl,18:F4}{alone?.Kl.GetValueOrDefault(depth),18:F4}");
        }

        foreach (var (depth, agree) in summary.Consistency.ByDepth)
        {
            var other = summary.Consistency.Unamplified?.GetValueOrDefault(depth);
            Line($"  {$"agree with the nearest at depth {depth}: books",-46}{agree.Books,18:F4}{other?.Books,18:F4}");
            Line($"  {"  z drawn",-46}{agree.Drawn,18:F4}{other?.Drawn,18:F4}");
            Line($"  {"  two pages drawn",-46}{agree.Draws,18:F4}{other?.Draws,18:F4}");
        }

        Line($"  {"fair accounts of the page above: books",-46}{summary.Approval.Books,18:F4}{alone?.Approval.Books,18:F4}");
        Line($"  {"  z drawn",-46}{summary.Approval.Drawn,18:F4}{alone?.Approval.Drawn,18:F4}");
        Line($"  {"  pages drawn",-46}{summary.Approval.Draws,18:F4}{alone?.Approval.Draws,18:F4}");
        if (summary.Price is { } price)
        {
            Line($"  {"a label by Mz, z read off a whole book, nats",-46}{price.Paid,18:F4}{alone?.Price?.Paid,18:F4}");
            foreach (var (level, nats) in price.ByLevel)
            {
                Line($"  {$"  in closed form, Z down to level {level}",-46}{nats,18:F4}");
            }
        }

        output.WriteLine();
        if (summary.Perturbed is { } moved)
        {
            Line($"{moved.Books:N0} books of which the human drew a page anew: z moves by {moved.Distance:F2}, where two books are {moved.Apart:F2} apart; {moved.Nearer:P0} stay nearer than another book.");
        }

        Line($"Training saw {summary.Seen:P0} of the books of the human's prior. He was asked {summary.OverseerCalls:N0} times, for pages or approval, and asked {summary.QuestionsAsked:N0} questions. {summary.Parameters:N0} parameters, {summary.WallS:F0} s.");
        output.WriteLine($"Written: {Path.Combine(folder, UnpackerFolder.SummaryName)}, learned/ (weights), decompositions.jsonl (explorations), training.svg, latent.svg");

        void Row(string name, double share, double? other) =>
            Line($"  {name,-46}{Interval(share),18}{(other is { } o ? Interval(o) : ""),18}");

        string Interval(double share)
        {
            var interval = Probability.Statistics.ProportionInterval.Wilson((int)Math.Round(share * summary.Books), summary.Books);
            return string.Create(CultureInfo.InvariantCulture, $"{share:F3} ({interval.Low:F2}-{interval.High:F2})");
        }

        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
