using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using Spectre.Console;
using static LearningThePrior.Analysis.Analyzing.StatisticNames;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>A result as tables for a human.</summary>
internal sealed class AnalysisTables
{
    private const int PlainWidth = 100;
    private const int NameWidth = 30;

    private readonly Footnotes _notes;
    private readonly IAnsiConsole _console;
    private readonly AnalysisResult _result;

    private AnalysisTables(IAnsiConsole console, AnalysisResult result, Footnotes? notes = null) => (_console, _result, _notes) = (console, result, notes ?? new());

    /// <summary>Writes everything that has something to tell.</summary>
    public static void Write(TextWriter output, AnalysisResult result) => On(output, result).Write();

    /// <summary>
    /// Writes two tables: what judges said, and how strong debaters are, or else how groups differ, or where there is one group how order and side swayed it; <c>ltp analyze</c> tells the rest.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="result">The groups of the first table.</param>
    /// <param name="apart">The groups whose differences are told; null for the same ones.</param>
    public static void WriteShort(TextWriter output, AnalysisResult result, AnalysisResult? apart = null)
    {
        var tables = On(output, result);
        tables.Runs();
        if (result.Overall.Debates > 0)
        {
            tables.Statistics("How often right (a tie counts wrong), how sure, and how often the order decides", [("accuracy", Accuracy, 2), ("Brier", StatisticNames.Brier, 2), ("flips with order", FlipOrder, 2)], withCounts: true);
            var differences = apart is null ? tables : new AnalysisTables(tables._console, apart, tables._notes);
            if (result.Ratings is not null)
            {
                tables.Ratings();
            }
            else if (differences._result.Comparisons.Count > 0)
            {
                differences.Comparisons();
            }
            else
            {
                tables.OrderAndSide();
            }
        }

        tables.Foot();
    }

    /// <summary>Writes how groups differ and how strong debaters are, and what was left out.</summary>
    public static void WriteDifferences(TextWriter output, AnalysisResult result)
    {
        var tables = On(output, result);
        tables.Comparisons();
        tables.Ratings();
        tables.Foot();
    }

    private static AnalysisTables On(TextWriter output, AnalysisResult result) => new(PlainConsole.On(output, PlainWidth), result);

    private IEnumerable<GroupResult> Rows => _result.Groups.Append(_result.Overall);

    private void Runs()
    {
        foreach (var run in _result.Runs)
        {
            var decompositions = run.Decompositions > 0 ? $", {run.Decompositions:N0} decompositions ({run.DecompositionVerdicts:N0} judged)" : "";
            Line($"{Shown(run.Name)} ({Shown(run.Kind)}): {run.Debates:N0} debates{decompositions}, {run.Judgements:N0} judgements");
        }
    }

    private void Right() =>
        Statistics("How often right (a tie counts wrong), and how sure", [("accuracy", Accuracy, 2), ("log score", LogScore, 2), ("Brier", StatisticNames.Brier, 2)], withCounts: true);

    private void OrderAndSide() =>
        Statistics("Order and side", [("flips with order", FlipOrder, 2), ("flips with sides", FlipSwap, 2), ("for A", ForA, 2), ("for the first", ForFirst, 2)]);

    private void Write()
    {
        Runs();
        if (_result.Overall.Debates > 0)
        {
            var one = _result.Played.TrimEnd('s');
            Right();
            Statistics("Sureness", [("credence in truth", CredenceInTruth, 2), ("calibration error", Ece, 3), ("of it by chance", EceByChance, 3)]);
            Statistics("What became of judgements", [("decided", Decided, 3), ("even", Even, 3), ("tie", Tie, 3), ("abstained", Abstained, 3), ("unparseable", Unparseable, 3), ("failed", Failed, 3)], sharesOnly: true);
            OrderAndSide();
            Statistics("Right by where the truth stood", [("side A", AccuracyHonestA, 2), ("side B", AccuracyHonestB, 2), ("A less B", SideBias, 2)]);
            Statistics("Right by who spoke first", [("truth first", AccuracyHonestFirst, 2), ("truth second", AccuracyHonestSecond, 2), ("difference", SeatBias, 2)]);
            Statistics("Debaters' scores", [("for the truth", ScoreForTruth, 2), ("against it", ScoreAgainstTruth, 2), ("difference", ScoreDifference, 2)]);
            Statistics("Length", [("longer side wins", LongerWins, 2), ("rank correlation", LengthCorrelation, 2), ("words, honest", WordsHonest, 0), ("dishonest", WordsDishonest, 0)]);
            if (Rows.Any(g => g.Statistics[SilentDebates].Value > 0))
            {
                Statistics("Silence: share of debates with a silent side, silent turns a debate", [("debates", SilentDebates, 2), ("side A", SilentA, 2), ("side B", SilentB, 2), ("honest", SilentHonest, 2), ("dishonest", SilentDishonest, 2)]);
            }

            Statistics("Citations that hold", [("all", CitationsHold, 2), ("honest side", CitationsHoldHonest, 2), ("dishonest side", CitationsHoldDishonest, 2)]);
            Statistics("Cost", [($"of a {one}", CostOfDebate, 4), ("of a judgement", CostOfJudgement, 4), ($"calls a {one}", Calls, 1), ("tokens", Tokens, 0)]);
            Outcomes();
            Calibration();
            Stages();
            Comparisons();
            Agreement();
            Ratings();
        }

        Foot();
    }

    private void Statistics(string title, (string Title, string Name, int Digits)[] columns, bool withCounts = false, bool sharesOnly = false)
    {
        if (!Rows.Any(g => columns.Any(c => g.Statistics[c.Name].Value is not null)))
        {
            return;
        }

        var table = Begin(title, withCounts ? [_result.Played, "questions", .. columns.Select(c => c.Title)] : [.. columns.Select(c => c.Title)]);
        foreach (var group in Rows)
        {
            string[] counts = withCounts ? [Number(group.Debates), Number(group.Questions)] : [];
            Add(table, Name(group.Factors), [.. counts, .. columns.Select(c => sharesOnly ? Share(group, c.Name) : _notes.Cell(group.Statistics[c.Name], c.Digits))]);
        }

        _console.Write(table);
    }

    private static string Share(GroupResult group, string name) => group.Statistics[name].Value is { } share ? Percent(share) : "-";

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Truth(OutcomeRow row) => row.HonestSide is { } side ? $"truth on {side}" : "side unknown";

    private void Outcomes()
    {
        OutcomeShares();
        var table = Begin("Judgements of all, by the side that held the truth", ["right", "wrong", "even", "tie", "abstain", "unread", "failed", "no key", "unjudged"]);
        foreach (var row in _result.Overall.Outcomes)
        {
            long[] counts = [row.Right, row.Wrong, row.Even, row.Tie, row.Abstained, row.Unparseable, row.Failed, row.Unscored, row.Unjudged];
            Add(table, Truth(row), [.. counts.Select(Number)]);
        }

        _console.Write(table);
    }

    /// <summary>Of each group, so that what fails more often on one side is seen; nothing where all was decided.</summary>
    private void OutcomeShares()
    {
        if (Rows.All(g => g.Statistics[Decided].Value is null or 1 && g.Statistics[Even].Value is null or 0))
        {
            return;
        }

        var table = Begin("What became of judgements, by the side that held the truth", ["judgements", "decided", "even", "tie", "abstained", "unparseable", "failed"]);
        foreach (var group in Rows)
        {
            foreach (var row in group.Outcomes)
            {
                var decided = row.Right + row.Wrong + row.Even + row.Unscored;
                var all = decided + row.Tie + row.Abstained + row.Unparseable + row.Failed;
                if (all > 0)
                {
                    Add(table, $"{Name(group.Factors)}, {Truth(row)}", [Number(all), .. new[] { decided, row.Even, row.Tie, row.Abstained, row.Unparseable, row.Failed }.Select(n => Percent((double)n / all))]);
                }
            }
        }

        _console.Write(table);
    }

    private void Calibration()
    {
        if (_result.Overall.Calibration is not { } calibration)
        {
            return;
        }

        var table = Begin("Calibration of all", ["verdicts", "mean credence", "right"]);
        foreach (var bin in calibration.Bins)
        {
            Add(table, $"credence {Footnotes.Number(bin.Low, 1)} to {Footnotes.Number(bin.High, 1)}", [Number(bin.N), Footnotes.Number(bin.Credence, 2), _notes.Cell(bin.Right)]);
        }

        _console.Write(table);
    }

    private void Stages()
    {
        if (_result.Overall.Stages.Count < 2)
        {
            return;
        }

        var table = Begin("Credence in the truth, all", ["judgements", "mean credence"]);
        foreach (var stage in _result.Overall.Stages)
        {
            Add(table, stage.Stage == 0 ? "before any round" : $"after round {stage.Stage}", [Number(stage.Credence.N), _notes.Cell(stage.Credence)]);
        }

        _console.Write(table);
    }

    private void Comparisons()
    {
        if (_result.Comparisons.Count == 0)
        {
            return;
        }

        var table = Begin("First less second, on the questions that both have", ["questions", "accuracy", "p", "Brier", "p"]);
        foreach (var pair in _result.Comparisons)
        {
            var (accuracy, brier) = (pair.Differences[Accuracy], pair.Differences[StatisticNames.Brier]);
            Add(table, $"{Name(pair.First)} - {Name(pair.Second)}", [Number(pair.CommonQuestions), _notes.Cell(accuracy.Measured), P(accuracy), _notes.Cell(brier.Measured), P(brier)]);
        }

        _console.Write(table);
        Unpaired();
        SameDebates();
    }

    /// <summary>Where the questions are not the same.</summary>
    private void Unpaired()
    {
        var pairs = _result.Comparisons.Where(c => c.FirstOnly + c.SecondOnly > 0 && c.Unpaired[Accuracy].Measured.Value is not null).ToArray();
        if (pairs.Length == 0)
        {
            return;
        }

        var table = Begin("First less second, each on all of its questions", ["questions", "accuracy", "p", "Brier", "p"]);
        foreach (var pair in pairs)
        {
            var (accuracy, brier) = (pair.Unpaired[Accuracy], pair.Unpaired[StatisticNames.Brier]);
            Add(table, $"{Name(pair.First)} - {Name(pair.Second)}", [Number(accuracy.Measured.N), _notes.Cell(accuracy.Measured), P(accuracy), _notes.Cell(brier.Measured), P(brier)]);
        }

        _console.Write(table);
    }

    /// <summary>Where verdicts are on the same debates.</summary>
    private void SameDebates()
    {
        var pairs = _result.Comparisons.Where(c => c.SameDebates is not null).ToArray();
        if (pairs.Length == 0)
        {
            return;
        }

        var table = Begin("On the same debates, right alone (McNemar, exact)", ["debates", "first alone", "second alone", "p"]);
        foreach (var pair in pairs)
        {
            var same = pair.SameDebates!;
            Add(table, $"{Name(pair.First)} - {Name(pair.Second)}", [Number(same.Debates), Number(same.FirstOnly), Number(same.SecondOnly), PValue.Text(same.P)]);
        }

        _console.Write(table);
    }

    private void Agreement()
    {
        var together = _result.Agreement.Judges.Count > 2 && _result.Agreement.AlphaChoice.N > 0;
        if (_result.Agreement.Pairs.Count == 0 && !together)
        {
            return;
        }

        var table = Begin("Judges on the debates that both judged", ["debates", "agree", "kappa", "alpha, credence"]);
        foreach (var pair in _result.Agreement.Pairs)
        {
            Add(table, $"{Shown(pair.First)} - {Shown(pair.Second)}", [Number(pair.Debates), _notes.Cell(pair.Agree), _notes.Cell(pair.Kappa), _notes.Cell(pair.AlphaCredence)]);
        }

        if (together)
        {
            Add(table, "all judges: alpha", ["", "", _notes.Cell(_result.Agreement.AlphaChoice), _notes.Cell(_result.Agreement.AlphaCredence)]);
        }

        _console.Write(table);
    }

    private void Ratings()
    {
        if (_result.Ratings is not { } ratings)
        {
            return;
        }

        var table = Begin("Debaters against each other (Bradley-Terry, log odds)", ["verdicts", "won", "rating", "score difference"]);
        foreach (var debater in ratings.Debaters)
        {
            Add(table, Shown(debater.Debater), [Number(debater.Rating.N), Number(debater.Wins), _notes.Cell(debater.Rating), _notes.Cell(debater.ScoreDifference)]);
        }

        Add(table, "advantage of side A", [Number(ratings.SideA.N), "", _notes.Cell(ratings.SideA), ""]);
        _console.Write(table);
    }

    private void Foot()
    {
        string[] dropped = [.. _result.Dropped.Select(d => $"{d.Count:N0} {d.What}: {d.Cause} ({string.Join(", ", d.Examples)}{(d.Count > d.Examples.Count ? ", ..." : "")})")];
        foreach (var (title, lines) in new[] { ("Left out", dropped), ("Notes", [.. _result.Notes, .. _notes.Lines]) })
        {
            if (lines.Length > 0)
            {
                Line("");
                Line(title);
                foreach (var line in lines)
                {
                    Line("  " + Shown(line, int.MaxValue));
                }
            }
        }
    }

    private Table Begin(string title, string[] columns)
    {
        Line("");
        Line(title);
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned().NoWrap().Padding(1, 0, 0, 0));
        }

        return table;
    }

    private static void Add(Table table, string name, string[] cells) => table.AddRow([Markup.Escape(name), .. cells.Select(Markup.Escape)]);

    private void Line(string text) => _console.WriteLine(text);

    private string Name(IReadOnlyDictionary<string, string> factors) =>
        factors.Count == 0 ? "all" : string.Join(", ", _result.By.Select(f => Shown(factors[f])));

    private static string P(Difference difference) => PValue.Text(difference.CorrectedP ?? difference.P);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Names come from files: without control characters, and not too long for a table.</summary>
    private static string Shown(string text) => Shown(text, NameWidth);

    private static string Shown(string text, int width)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
        return plain.Length <= width ? plain : plain[..(width - 3)] + "...";
    }
}
