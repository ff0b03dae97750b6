using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Validity;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Comparing;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Experiments.Validating;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Validating;

/// <summary><c>ltp validate</c>: is this judge valid?</summary>
internal static class ValidateCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var judges = new Argument<string[]>("JUDGE") { Description = $"The judges; each after the first is set against the first on the same debates: {((ICatalog)Names.All.Judges).Help}.", Arity = ArgumentArity.ZeroOrMore };
        var on = new Option<string?>("--on") { Description = $"The debates: a run's folder, or a world ({Names.Of(Names.All.Worlds)}), whose debates are played first." };
        var where = WhereOption.OfDebates();
        var maxDebates = new Option<int?>("--max-debates") { Description = "How many debates at most, the first ones. Default: all." };
        var critic = new Option<string?>("--critic") { Description = "A judge who knows more, asked the question alone: would debate help? (oracle on a world; the debaters' model on documents)." };
        var persuader = new Option<string?>("--persuader") { Description = "A language model, provider/model, that pleads for the side that lost. Default: a plea of fixed words." };
        var tests = new Option<string[]>("--tests") { Description = $"What is done to debates besides judging them again: {string.Join(", ", ValidityTest.Optional)}. Default: all.", AllowMultipleArgumentsPerToken = true };
        var attacks = new Option<string[]>("--attacks") { Description = $"The attacks: {Names.Of(Names.All.Attacks)}. Default: all.", AllowMultipleArgumentsPerToken = true };
        var repeats = MeasureCommand.Number("--repeats", "How often each debate is judged again with another draw.", 1, 1_000);
        var protocols = new Option<string[]>("--protocols") { Description = $"The protocols on a world: {((ICatalog)Names.All.Protocols).Summary}. Default: consultancy simultaneous recursive.", AllowMultipleArgumentsPerToken = true };
        var items = MeasureCommand.Number("--items", "Questions on a world.", 50, 1_000_000);
        var set = new Option<string[]>("--set") { Description = "A setting of the world as name=value; may be given again." };
        var chosenError = new Option<double>("--error") { Description = "The error at which conformal abstention is shown, above 0 and below 1. Default: 0.1.", DefaultValueFactory = _ => ValidityAnalysis.DefaultError };
        var seed = MeasureCommand.SeedOption();
        var @out = new Option<string?>("--out") { Description = "The validation's folder, which must be empty. Default: runs/validate-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on with the validation in this folder; one that is finished is only shown again." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what it would cost, and call nobody." };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON rather than as tables." };
        var define = new Option<string?>("--define") { Description = "Print what a measure is, and do nothing else; 'all' prints every one." };
        var command = new Command("validate", """
            Is this judge valid? Measure a judge before its verdicts are used.
            It judges the debates of a run as played, in four orders, again with another draw, alone, after "are you sure?", after a plea and under attacks
            by the side that lost. Tables, JSON and one page: agreement and kappa, test-retest, what turns its verdicts, what counting alone predicts, whether it
            reads what is cited, whether debate could help it, its known errors, abstention. docs/validity.md explains each measure with its source.

            Examples:
              ltp validate bounded noisy:inconsistency=1 --on encyclopedia --critic oracle
              ltp validate openai/gpt-4o-mini --on runs/debate-1 --critic openai/gpt-4o --dry-run
              ltp validate openai/gpt-4o verbalised:openai/gpt-4o sampled:openai/gpt-4o --on runs/nyu-1 --max-debates 100     a ladder, paired
              ltp validate openai/gpt-4o --on runs/nyu-1 --prompts default reasons     a ladder of prompts: the same debates under each
              ltp validate length quote --on runs/nyu-1 --where setting="human debate"
              ltp validate --resume runs/validate-1 --json > validity.json
            """)
        {
            judges, on, where, maxDebates, critic, persuader, tests, attacks, repeats, protocols, items, set, chosenError, seed, @out, resume, dryRun, json, define,
        };
        var gateway = new GatewayChoice(severalPrompts: true);
        gateway.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (parsed.GetValue(define) is { } measure)
            {
                DefineOption.Print(output, ValidityMeasures.Definitions, measure);
                return ExitCode.Success;
            }

            var share = parsed.GetValue(chosenError) is var e and > 0 and < 1 ? e : throw new UserException("--error must be above 0 and below 1.");
            var begun = parsed.GetValue(resume);
            if (begun is not null)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the validation goes on as it was begun", [on, where, maxDebates, critic, persuader, tests, attacks, repeats, protocols, items, set, @out, .. gateway.Asking]);
            }

            var plan = begun is null ? Plan(parsed) : ValidationPlan.Open(begun);
            if (parsed.GetValue(dryRun))
            {
                await ValidationEstimate.WriteAsync(output, plan, gateway.Prices(parsed), error, cancellationToken);
                return ExitCode.Success;
            }

            using var place = begun is null ? RunPlace.Choose(parsed.GetValue(@out), "validate") : null;
            var folder = begun ?? place!.Path;
            if (begun is null || !StoredRun.Open(begun).IsClosed || gateway.RetryFailed(parsed))
            {
                await JudgeAsync(plan, folder, begun is not null, parsed, cancellationToken);
            }

            var result = await ValidityAnalysis.OfAsync(folder, share, new Seed(parsed.GetValue(seed)), cancellationToken);
            var page = Path.Combine(folder, "validity.html");
            ValidityPage.Write(result, page);
            var code = result.Judges.All(j => j.Debates == 0) ? ExitCode.Failure : ExitCode.Success;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(result, ValidityJson.Default.ValidityResult));
                return code;
            }

            ValidityTables.Write(output, result);
            output.WriteLine($"\nThe page: {page}. All verdicts: {folder} ('ltp analyze {folder} --by validity,judge', 'ltp report {folder}' shows what the judge was shown).");
            return code;
        });
        return command;

        ValidationPlan Plan(ParseResult parsed)
        {
            var prompts = gateway.SeveralPrompts(parsed, JudgePrompts.Form);
            if (parsed.GetValue(judges) is not { Length: > 0 } named)
            {
                throw new UserException("JUDGE is missing; name one, for example ltp validate bounded --on encyclopedia.");
            }

            var target = parsed.GetValue(on) ?? throw new UserException("--on is missing: a run's folder, or a world.");
            var isRun = Directory.Exists(target);
            if (isRun)
            {
                ExclusiveOptions.Refuse(parsed, on, "the debates of a run stand as they were played", protocols, items, set);
            }
            else
            {
                _ = Names.All.Worlds.Parse(target);
            }

            var most = parsed.GetValue(maxDebates);
            return new()
            {
                Judges = named,
                On = target,
                World = isRun ? null : new(
                    parsed.GetValue(set) ?? [],
                    parsed.GetValue(protocols) is { Length: > 0 } played ? played : ["consultancy", "simultaneous", "recursive"],
                    parsed.GetValue(items),
                    parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture)),
                Where = parsed.GetValue(where) ?? [],
                Tests = Known(parsed.GetValue(tests), ValidityTest.Optional, "--tests"),
                Attacks = parsed.GetValue(attacks) is { Length: > 0 } some ? some : [.. Names.All.Attacks.Entries.Select(a => a.Name)],
                Repeats = parsed.GetValue(repeats),
                Persuader = parsed.GetValue(persuader) is { } pleader ? ModelName.Parse(pleader).ToString() : null,
                Critic = parsed.GetValue(critic),
                MaxDebates = most is null or > 0 ? most : throw new UserException($"--max-debates must be above 0; {most} is not."),
                ModelSettings = gateway.SettingLines(parsed),
                Prompts = prompts is [var one] ? one : null,
                Ladder = prompts.Count > 1 ? prompts : null,
            };
        }

        async Task JudgeAsync(ValidationPlan plan, string folder, bool begun, ParseResult parsed, CancellationToken cancellationToken)
        {
            var (recordings, calls) = (Path.Combine(folder, "recordings"), Path.Combine(folder, "calls.jsonl"));
            GatewayOptions Options(ICallSink log) => gateway.Read(parsed, recordings, plan.RunId, log) with { CallsBefore = calls };
            var isModel = ModelJudges.Check(plan.Models, Options);
            gateway.RequireAble(parsed, plan.Judges);
            var info = await new ValidationRun(plan, name => new Debating.DryRunModel(name, words: 1, new())).InfoAsync(cancellationToken);
            var open = new OpenRun(OpenRun.CurrentSchema, "debates", null);
            using var writer = begun ? await RunWriter.ResumeAsync(folder, open, gateway.RetryFailed(parsed), cancellationToken) : RunWriter.Create(folder, info, open);
            if (gateway.Cluster(parsed) is { } address)
            {
                await JudgeElsewhereAsync(address, plan, folder, writer, Options, isModel, parsed, cancellationToken);
                return;
            }

            await using var models = ModelJudges.Open(plan.Models, calls, Options, plan.ModelSettings, error);
            var run = new ValidationRun(plan, models is null ? name => throw new UserException($"no model is opened for {name}") : models.Open)
            {
                Parallelism = models is null ? Environment.ProcessorCount : gateway.Concurrency(parsed),
                FailOn = models is null ? 1 : gateway.FailOn(parsed),
                RetryFailed = gateway.RetryFailed(parsed),
                Costs = models is null ? null : models.TotalsOf,
            };
            async Task WorkAsync(CancellationToken stop)
            {
                var source = await run.SourceAsync(folder, world => new ComparisonProgress(error, world, parsed.GetValue(json)), stop);
                await run.RunAsync(source, writer, new ValidationProgress(error), stop);
            }

            await Advice.ForAsync(
                () => models is null ? WorkAsync(cancellationToken) : models.Watch.RunAsync(WorkAsync, cancellationToken),
                $"ltp validate --resume {folder}",
                recordings,
                error.WriteLine);
            if (models is not null)
            {
                error.WriteLine(CostWords.Of(models.Totals));
            }
        }

        async Task JudgeElsewhereAsync(
            string address, ValidationPlan plan, string folder, RunWriter writer, Func<ICallSink, GatewayOptions> options, bool isModel, ParseResult parsed, CancellationToken cancellationToken)
        {
            // Who judges elsewhere is named here; nobody here is asked.
            ValidationRun Run(IRunner? runner) => new(plan, name => new Debating.DryRunModel(name, words: 1, new()))
            {
                Runner = runner,
                FailOn = isModel ? gateway.FailOn(parsed) : 1,
                RetryFailed = gateway.RetryFailed(parsed),
            };
            var source = await Run(null).SourceAsync(folder, world => new ComparisonProgress(error, world, parsed.GetValue(json)), cancellationToken);
            var job = new ValidationJobPlan(plan, Path.GetFullPath(source.Path));
            var request = new ClusterRequest(address, plan.RunId, ValidationJob.Kind, JsonSerializer.SerializeToElement(job, ValidationJson.Default.ValidationJobPlan), folder)
            {
                Options = gateway.ForWorkers(parsed),
                Concurrency = gateway.Concurrency(parsed),
            };
            var made = await ClusterPlay.RunAsync(
                request, options, cluster => Run(cluster.Runner).RunAsync(source, writer, new ValidationProgress(error), cancellationToken), $"ltp validate --resume {folder}", error.WriteLine, error, cancellationToken);
            if (isModel)
            {
                error.WriteLine(CostWords.Of(made));
            }
        }
    }

    private static string[] Known(string[]? given, IReadOnlyList<string> known, string option) => given is not { Length: > 0 }
        ? [.. known]
        : given.FirstOrDefault(g => !known.Contains(g)) is { } stray
            ? throw new UserException($"{option}: there is no '{stray}'; there are {string.Join(", ", known)}.")
            : [.. given.Distinct()];
}
