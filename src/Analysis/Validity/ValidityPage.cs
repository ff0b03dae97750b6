using System.Globalization;
using System.Net;
using System.Text;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Pages;
using LearningThePrior.Analysis.Plots;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Validity;

/// <summary>Writes what a validation tells as one HTML file that opens from disk: tables and plots, no script, nothing to load.</summary>
/// <remarks>The same result gives the same bytes. All text of others is escaped.</remarks>
public static class ValidityPage
{
    private static readonly PageTemplate Template = PageTemplate.Of("Validity/Page/page.html", ["Pages/theme.css", "Validity/Page/page.css"], []);

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="path">The file; what stands there is replaced.</param>
    public static void Write(ValidityResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        UnfinishedFile.Write(path, Encoding.UTF8.GetBytes(Html(result)));
    }

    /// <summary>The page.</summary>
    public static string Html(ValidityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new StringBuilder("<!doctype html>").Append(Template.Before);
        page.Append("<h1>Is this judge valid?</h1>\n<p class=\"lead\">").Append(Text($"{result.Run}, on the debates of {result.Source}. Intervals are of 95 %, by question.")).Append("</p>\n");
        foreach (var note in result.Notes)
        {
            page.Append("<p class=\"note\">").Append(Text(note)).Append("</p>\n");
        }

        Glance(page, result);
        Ladder(page, result);
        foreach (var (i, judge) in result.Judges.GroupBy(j => j.Judge).Index())
        {
            Judge(page, [.. judge], Anchor(i));
        }

        page.Append("<h2 id=\"measures\">What the measures are</h2>\n<dl>\n");
        foreach (var (name, definition) in ValidityMeasures.Definitions)
        {
            page.Append("<dt>").Append(Text(Words(name))).Append("</dt><dd>").Append(Text(definition)).Append("</dd>\n");
        }

        return page.Append("</dl>\n").Append(Template.After).ToString();
    }

    /// <summary>What is asked first of an instrument, a row a judge: the rest of the page is where it comes from.</summary>
    private static void Glance(StringBuilder page, ValidityResult result)
    {
        (string Head, string Measure)[] first =
        [
            ("right", ValidityMeasures.Accuracy), ("beyond chance (kappa)", ValidityMeasures.Kappa), ("same when asked again", ValidityMeasures.RetestAgreement),
            ("same in all orders", ValidityMeasures.OrdersAgree), ("turned by an attack", ValidityMeasures.AnyAttack), ("predicted by counting (AUC)", ValidityMeasures.FloorOfVerdicts),
            ("cited nodes read", ValidityMeasures.Verification), ("gained by the debate", ValidityMeasures.DebateGain),
        ];
        Table(
            page,
            "At a glance, all debates",
            ["judge", .. first.Select(f => f.Head)],
            result.Judges.Where(j => j.Protocol is null).Select(j => (string[])[j.Judge, .. first.Select(f => Cell(j.Measures[f.Measure]))]));
        var links = result.Judges.Select(j => j.Judge).Distinct().Select((judge, i) => $"<a href=\"#{Anchor(i)}\">{Text(judge)}</a>");
        page.Append("<p class=\"lead more\">In full: ").AppendJoin(" · ", links.Append("<a href=\"#measures\">what the measures are</a>")).Append("</p>\n");
    }

    /// <summary>Where a judge's own part of the page is.</summary>
    private static string Anchor(int judge) => string.Create(CultureInfo.InvariantCulture, $"judge-{judge + 1}");

    private static void Ladder(StringBuilder page, ValidityResult result)
    {
        if (result.Ladder.Count == 0)
        {
            return;
        }

        page.Append("<h2>Judges on the same debates</h2>\n");
        Plot(page, "Accuracy", "share right, 95 % intervals", [Panel("all debates", result.Judges.Where(j => j.Protocol is null).Select(j => (j.Judge, j.Measures[ValidityMeasures.Accuracy])))]);
        Table(
            page,
            "Against the first judge",
            ["judge", "against", "protocol", "accuracy, difference", "p, paired by question", "right alone", "first right alone", "p, McNemar"],
            result.Ladder.Select(r => (string[])
            [
                r.Judge, r.Against, r.Protocol ?? "all", Cell(r.Accuracy.Measured), PValue.Text(r.Accuracy.P), Number(r.OnlyJudge), Number(r.OnlyAgainst), PValue.Text(r.McNemarP),
            ]));
    }

    private static void Judge(StringBuilder page, IReadOnlyList<JudgeValidity> rows, string anchor)
    {
        var all = rows[0];
        string[] protocols = [.. rows.Select(r => r.Protocol ?? (rows.Count > 1 ? "all" : "value"))];
        page.Append($"<h2 id=\"{anchor}\">").Append(Text(all.Judge)).Append("</h2>\n<p class=\"lead\">").Append(Text($"{Number(all.Debates)} debates on {Number(all.Questions)} questions.")).Append("</p>\n");
        Plot(page, "What turns its verdicts", "share of verdicts that favour another answer then, 95 % intervals", [.. rows.Select(r => Panel(r.Protocol ?? "all", r.Shifts.Select(s => (Shift(s), s.Flipped))))]);
        Table(page, "Measures", ["", .. protocols], ValidityMeasures.Definitions.Keys.Select(name => (string[])[Words(name), .. rows.Select(r => Cell(r.Measures[name]))]));
        Table(
            page,
            "What was done, and what became of verdicts",
            ["", "verdicts", "turned", "favour none any more", "accuracy, difference"],
            rows.SelectMany(r => r.Shifts.Select(s => (string[])[Of(r, rows) + Shift(s), Number(s.Flipped.N), Cell(s.Flipped), Cell(s.Undone), Cell(s.Accuracy)])));
        Plot(page, "Surface: how well counting predicts the verdicts", "area under the curve; .5 is chance", [.. rows.Select(r => Panel(r.Protocol ?? "all", r.Surface.Select(s => (s.Feature, s.Verdicts))))]);
        Table(
            page,
            "Surface features alone",
            ["", "predict its verdicts (AUC)", "predict the truth (AUC)"],
            rows.SelectMany(r => r.Surface.Select(s => (string[])[Of(r, rows) + s.Feature, Cell(s.Verdicts), Cell(s.Truth)])));
        if (rows.Any(r => r.Others.Count > 0))
        {
            Table(page, "Agreement with other judges of these debates", ["", "debates", "agreement", "kappa"], rows.SelectMany(r => r.Others.Select(o => (string[])[Of(r, rows) + o.Judge, Number(o.Agreement.N), Cell(o.Agreement), Cell(o.Kappa)])));
        }
    }

    /// <summary>What a shift is called.</summary>
    internal static string Shift(VerdictShift shift) => shift.Test switch
    {
        "retest" => "asked again",
        "mirrored" => "orders mirrored",
        "relisted" => "listing turned round",
        "challenge" => "\"are you sure?\"",
        "placebo" => "nothing to add",
        "attack" => shift.Attack ?? "attack",
        var other => other,
    };

    /// <summary>A measure's name in words.</summary>
    internal static string Words(string name) => name.Replace('_', ' ');

    private static string Of(JudgeValidity row, IReadOnlyList<JudgeValidity> rows) => rows.Count > 1 ? $"{row.Protocol ?? "all"}: " : "";

    private static IntervalPanel Panel(string title, IEnumerable<(string Label, Measured Measured)> rows) =>
        new(title, [.. rows.Where(r => r.Measured.Value is not null).Select(r => new IntervalRow(r.Label, r.Measured.Value!.Value, r.Measured.Low, r.Measured.High))]);

    private static void Plot(StringBuilder page, string title, string subtitle, IReadOnlyList<IntervalPanel> panels)
    {
        IntervalPanel[] drawn = [.. panels.Where(p => p.Rows.Count > 0)];
        page.Append(drawn.Length == 0 ? "" : $"<div class=\"plot\">{new IntervalPlot(title, subtitle, drawn).ToSvg()}</div>\n");
    }

    private static void Table(StringBuilder page, string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append("<div class=\"wide\"><table><caption>").Append(Text(caption)).Append("</caption><thead><tr>");
        page.AppendJoin("", heads.Select(h => $"<th scope=\"col\">{Text(h)}</th>")).Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Text(row[0])).Append("</th>").AppendJoin("", row.Skip(1).Select(c => $"<td>{Lines(c)}</td>")).Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Cell(Measured measured) => measured switch
    {
        { Value: { } value, Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000}\n{low:0.000} to {high:0.000}, n = {measured.N:N0}"),
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000}\nn = {measured.N:N0}, {measured.Why}"),
        _ => $"-\n{measured.Why}",
    };

    /// <summary>What a cell says, and below it in small letters what it rests on.</summary>
    private static string Lines(string cell) => cell.Split('\n', 2) is [var value, var rest] ? $"{Text(value)}<small>{Text(rest)}</small>" : Text(cell);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
