using System.Globalization;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds;
using Spectre.Console;

namespace LearningThePrior.Cli.Learning;

/// <summary>A run's summary as tables for a human.</summary>
internal static class SummaryTable
{
    private const int PlainWidth = 120;

    private static readonly (string Key, string Label)[] ExactRows =
    [
        (ExactPrediction.BestPosterior, "  best posterior over z, exactly"),
        (ExactPrediction.BestBox, "  best independent z, exactly"),
        (ExactPrediction.BestZ, "  best single z, exactly"),
        (ExactPrediction.FlatPrior, "  Bayes, prior switched off"),
        (ExactPrediction.DefaultBeliefs, "  Bayes, no beliefs stated"),
    ];

    public static void Write(TextWriter output, Summary summary, RunFolder folder)
    {
        var console = PlainConsole.On(output, PlainWidth);
        var worlds = summary.Seeds.Count - 1;
        console.WriteLine();
        console.WriteLine($"NLL in nats per example, mean over {worlds} world{(worlds == 1 ? "" : "s")}{(worlds > 1 ? " with 95 % intervals" : "")}{(worlds > 5 ? " (median)" : "")}; lower is better");
        if (summary.Misfit is { } misfit)
        {
            console.WriteLine($"An experiment with a human whose beliefs do not fit: {misfit}.");
        }

        if (summary.UntaughtAssistants is > 0 and var untaught)
        {
            console.WriteLine($"In {untaught} of {worlds} world{(worlds == 1 ? "" : "s")} the assistant was never found to answer as his overseer does, and was learned from all the same; give him more: --set assistant-calls.");
        }

        console.Write(NllTable(summary));
        console.Write(MeasureTable(summary));
        console.Write(RivalTable.Of(summary));
        foreach (var rival in summary.Rivals.Where(r => r.Name is "ltp" or "bayes" or "direct"))
        {
            console.WriteLine($"Handed to {RivalTable.Plain(rival.Name)}: {rival.HandedOver}.");
        }

        if (summary.Unpacker is { OverseerCalls: { } pages } mz)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Mz(., z) was learned{(mz.Kind == RunUnpacker.Flat ? ", as flat text" : "")}: z of {mz.Latents} numbers, {mz.Parameters:N0} weights, from {pages:N0} pages that the human wrote, and {mz.ProposedPages:N0} of books that searches start from, once for all worlds{(mz.WallS is { } taught ? $", in {taught:F0} s" : "")}."));
        }

        var ledger = summary.Ledger;
        var asked = ledger.OverseerMoves > 0 ? string.Create(CultureInfo.InvariantCulture, $"{ledger.JudgeCalls:N0} questions, {ledger.OverseerCalls:N0} answers in {ledger.OverseerMoves:N0} moves of the overseer") : string.Create(CultureInfo.InvariantCulture, $"{ledger.JudgeCalls:N0} judge calls");
        // An assistant's own answers show the overseer nothing.
        var characters = summary.UntaughtAssistants is null ? ledger.MeanCharactersShown : ledger.CharactersShown / (double)Math.Max(1, ledger.OverseerCalls);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger: {asked}, of these {ledger.PriorQueries:N0} prior queries and {ledger.PriorComparisons:N0} comparisons; {ledger.Unpacks:N0} unpacks; characters of Z shown to the {(ledger.OverseerMoves > 0 ? "overseer" : "judge")}: mean {characters:F0}, largest {ledger.LargestCharactersShown:N0}."));
        var right = summary.Debate.Accuracy.Sum(a => a.Right);
        var debates = summary.Debate.Accuracy.Sum(a => a.Debates);
        var told = ledger.OverseerMoves > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{ledger.Decided:N0} questions answered")
            : string.Create(CultureInfo.InvariantCulture, $"Debates: {right:N0} of {debates:N0} verdicts on the honest side");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told}. Wall time {summary.WallS:F0} s."));
        console.WriteLine($"Written: {folder.SummaryFile}, {folder.PlotFile}; every {(ledger.OverseerMoves > 0 ? "decomposition" : "debate")}: {folder.Path}");
    }

    private static Table NllTable(Summary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var set in summary.Nll.Keys)
        {
            table.AddColumn(new TableColumn(Markup.Escape(Plain(set))).RightAligned());
        }

        AddRow(table, RivalTable.Plain("bayes"), summary.Nll.Values.Select(n => n["bayes"]));
        foreach (var (key, label) in ExactRows.Where(r => summary.Nll.Values.All(n => n.ContainsKey(r.Key))))
        {
            AddRow(table, label, summary.Nll.Values.Select(n => n[key]));
        }

        AddRow(table, "learned prior (ltp)", summary.Nll.Values.Select(n => n["ltp"]));
        AddRow(table, "direct fit, best on held-out D", summary.Nll.Values.Select(n => n["direct"]));
        foreach (var fit in summary.DirectFits)
        {
            AddRow(table, $"  {fit.Name}{(fit.Chosen > 0 ? $" (best in {fit.Chosen})" : "")}", summary.Nll.Keys.Select(s => fit.Nll[s]));
        }

        if (summary.Nll.Values.Any(n => n["truth"] is not null))
        {
            AddRow(table, "truth", summary.Nll.Values.Select(n => n["truth"]));
        }

        return table;
    }

    private static Table MeasureTable(Summary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn(new TableColumn("measured").RightAligned());
        const string Shift = "shift recovered: (direct - ltp) / (direct - bayes) on D*";
        if (summary.ShiftRecovered is null)
        {
            table.AddRow(Shift, "not told: direct - bayes may be 0");
        }
        else
        {
            AddRow(table, Shift, [summary.ShiftRecovered]);
        }

        AddRow(table, "regret on D*: ltp - bayes", [summary.RegretDStar]);
        if (summary.ToMaximiser is { } lost)
        {
            AddRow(table, "ltp - exact maximiser of its objective, on D*", [lost]);
        }

        AddRow(table, "iid gap on D: ltp - least of the direct fits", [summary.IidGap]);
        AddRow(table, "fidelity of f to the judge, search's end: KL from verdicts", [summary.Fidelity]);
        AddRow(table, "fidelity of the final f to the human at z*: KL", [summary.HumanFidelity]);
        AddRow(table, "z found where f was not right enough, in a world", [summary.RefusedZ]);
        if (summary.RefusedFidelity is { } there)
        {
            AddRow(table, "KL from fresh verdicts there", [there]);
        }

        AddRow(table, "over-optimisation: learned less asked log Prior(z*)", [summary.OverOptimisation]);
        AddRow(table, "true statements among z*'s", [summary.Recovered]);
        return table;
    }

    private static void AddRow(Table table, string name, IEnumerable<Estimate?> values) =>
        table.AddRow([Markup.Escape(name), .. values.Select(v => Markup.Escape(EstimateText.AndMedian(v)))]);

    private static string Plain(string set) => set switch
    {
        "d" => "D",
        "d_star" => "D*",
        _ => "D*: " + set.Replace('_', ' '),
    };
}
