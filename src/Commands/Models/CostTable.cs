using System.Globalization;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Prices;
using Spectre.Console;

namespace LearningThePrior.Cli.Models;

/// <summary>Calls, tokens and cost by role.</summary>
internal static class CostTable
{
    private const int PlainWidth = 100;

    public static void Write(TextWriter output, IEnumerable<(ModelRole Role, string Model, CallTotals Totals)> calls) => Write(
        output,
        "calls",
        calls.Select(c => (RoleNames.Of(c.Role), c.Model, c.Totals.Calls, c.Totals.InputTokens, c.Totals.OutputTokens, c.Totals.Cost)));

    /// <summary>An estimate, and under it what it adds up to.</summary>
    public static void WriteEstimate(TextWriter output, Estimates estimates, PriceTable prices)
    {
        Write(output, estimates, prices);
        output.WriteLine(Sum(estimates, prices));
    }

    public static void Write(TextWriter output, Estimates estimates, PriceTable prices) => Write(
        output,
        "calls, estimated",
        estimates.Rows.Select(r => (RoleNames.Of(r.Role), r.Model.Unaddressed, r.Calls, r.Input, r.Output, Cost(prices, r.Model, r.Input, r.Output))));

    /// <summary>What an estimate adds up to, and what to do about prices that nobody told.</summary>
    private static string Sum(Estimates estimates, PriceTable prices)
    {
        var unpriced = estimates.Rows.Select(r => r.Model).Distinct().Where(m => prices.PriceOf(m) is null).Select(m => m.Unaddressed).ToList();
        return unpriced.Count > 0
            ? $"Prices of {string.Join(", ", unpriced)} are unknown, so the cost is: --prices FILE tells them."
            : string.Create(CultureInfo.InvariantCulture, $"Together ${estimates.Rows.Sum(r => Cost(prices, r.Model, r.Input, r.Output)):0.####}.");
    }

    private static decimal? Cost(PriceTable prices, ModelName model, long input, long output) => prices.PriceOf(model) is { } price
        ? (input * price.Input + output * price.Output) / 1_000_000
        : null;

    private static void Write(TextWriter output, string calls, IEnumerable<(string Role, string Model, long Calls, long Input, long Output, decimal? Cost)> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("role").AddColumn("model");
        foreach (var heading in new[] { calls, "tokens read", "written", "cost, $" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (var row in rows)
        {
            string[] cells = [row.Role, row.Model, Number(row.Calls), Number(row.Input), Number(row.Output), row.Cost?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown"];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        PlainConsole.On(output, PlainWidth).Write(table);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
