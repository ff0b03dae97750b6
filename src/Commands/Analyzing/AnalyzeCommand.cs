using System.CommandLine;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Analyzing;

/// <summary><c>ltp analyze</c>: what stored debates tell.</summary>
internal static class AnalyzeCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var runs = new Argument<string[]>("RUN")
        {
            Description = "Folders of runs; NAME=PATH calls a run by another name than its id.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var by = new Option<string?>("--by")
        {
            Description = "Factors to group by, with commas between: protocol, judge, run, order, question, debater_a, any label of the debates. A name that is none lists all.",
        };
        var judge = new Option<string?>("--judge") { Description = "Only this judge's judgements. Default: all judges." };
        var baseline = new Option<string?>("--baseline") { Description = "FACTOR=VALUE, with commas between: the group that every other one is compared with. Default: every pair, up to 12 groups." };
        var correct = new Option<string?>("--correct") { Description = "Correct p-values for the number of comparisons: holm, or bh (Benjamini and Hochberg). Default: they are not." };
        correct.AcceptOnlyFromAmong("holm", "bh");
        var define = new Option<string?>("--define") { Description = "Print what a measure is, for example brier, and read nothing; 'all' prints every one." };
        var where = WhereOption.Make();
        var pool = new Option<bool>("--pool-kinds") { Description = "Throw judges of all kinds together. Default: the kind that the run was made for heads the tables." };
        var stages = new Option<bool>("--all-stages") { Description = "Count judgements before the last too, grouped by stage. Default: final judgements only." };
        var withoutSilent = new Option<bool>("--without-silent") { Description = "Leave out debates in which a side made no speech in a turn of its own." };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON rather than as tables." };
        var csv = new Option<string?>("--csv") { Description = "Write a row for each group and statistic to this new file." };
        var seed = new Option<ulong>("--seed") { Description = "Seeds resampling. Default: 1.", DefaultValueFactory = _ => 1 };
        var command = new Command("analyze", """
            Accuracy, scores, calibration, biases and agreement over one or more runs.
            Log and Brier scores of judges; verdicts that flip with order or side; citations that hold; length, cost, agreement between
            judges and ratings of debaters. Intervals are 95 %, by question: debates on one question, swapped
            pairs included, are drawn together. What the data cannot bear is not printed; a footnote says why.

            Examples:
              ltp analyze runs/x
              ltp analyze runs/x runs/y --by run,judge
              ltp analyze old=runs/x new=copies/x --by run --csv differences.csv
              ltp analyze runs/x --by setting --where kind="human offline" --where included_in_paper=true
              ltp analyze runs/x --by judge --baseline judge=human --correct holm
              ltp analyze runs/x --by protocol --json > analysis.json
            """)
        {
            runs, by, where, judge, baseline, correct, pool, stages, withoutSilent, json, csv, seed, define,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(define) is { } measure)
            {
                DefineOption.Print(output, StatisticDefinitions.All, measure);
                return ExitCode.Success;
            }

            if (parsed.GetValue(runs) is not { Length: > 0 })
            {
                throw new UserException("RUN is missing; name the folder of a run, for example ltp analyze runs/x.");
            }

            var file = parsed.GetValue(csv);
            CsvFile.RequireUnused(file);
            var factors = parsed.GetValue(by)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (factors is { Length: 0 })
            {
                throw new UserException($"--by: '{parsed.GetValue(by)}' names no factor; name some, with commas between, or leave --by out.");
            }

            var options = new AnalysisOptions
            {
                By = factors ?? [],
                Judge = parsed.GetValue(judge),
                Where = parsed.GetValue(where) ?? [],
                PoolKinds = parsed.GetValue(pool),
                AllStages = parsed.GetValue(stages),
                WithoutSilent = parsed.GetValue(withoutSilent),
                Baseline = parsed.GetValue(baseline) is { } against && factors is null ? throw new UserException($"--baseline {against}: goes with --by, which makes the groups.") : parsed.GetValue(baseline),
                Correction = parsed.GetValue(correct) switch { "holm" => Correction.Holm, "bh" => Correction.BenjaminiHochberg, _ => Correction.None },
                Seed = new Seed(parsed.GetValue(seed)),
            };
            var result = await TranscriptAnalysis.OfAsync(parsed.GetValue(runs)!, options, cancellationToken);
            CsvFile.Write(file, result);
            Warnings.Tell(error, result.Warnings);

            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(result, AnalysisJson.Default.AnalysisResult));
            }
            else
            {
                AnalysisTables.Write(output, result);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
