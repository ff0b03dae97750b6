using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Comparing;

/// <summary><c>ltp compare</c>: protocols and judges on the same items, for honest and dishonest claims, in both orders.</summary>
internal static class CompareCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string>("--world") { Description = "The world: " + Names.Of(Names.All.Worlds) + ". Default: encyclopedia.", DefaultValueFactory = _ => "encyclopedia" };
        var set = new Option<string[]>("--set") { Description = "A setting of the world as name=value; may be given again ('ltp worlds' lists them)." };
        var protocols = Several("--protocols", $"The protocols: {((ICatalog)Names.All.Protocols).Summary}; and {Names.Of(Names.All.Amplifications)} (amplification: 'ltp names amplification').", "alone", "consultancy", "simultaneous", "recursive");
        var judges = Several("--judges", $"The judges: {((ICatalog)Names.All.Judges).Help}.", "bounded");
        var overseers = Several("--overseers", "Who oversees where a protocol is hch: human, the world's own, or a language model as among --judges.", ComparedRules.Human);
        var questions = new Option<string?>("--questions") { Description = "In the place of a world, your questions about your documents, each with correct: as for 'ltp debate'." };
        var tree = new Option<string?>("--tree") { Description = "Your documents: a folder of Markdown, text or JSON, or one such file." };
        var debater = new Option<string?>("--debater") { Description = "The model that argues about them, for the right answer and for another, as provider/model@address." };
        var reading = new Option<string>("--reading") { Description = "How it asks for nodes: by tool calls, or in words for models without tools. Default: tools.", DefaultValueFactory = _ => "tools" };
        reading.AcceptOnlyFromAmong("tools", "words");
        var honest = new Option<string>("--honest") { Description = $"How the honest debater plays: {((ICatalog)Names.All.Debaters).Help}. Default: exact.", DefaultValueFactory = _ => "exact" };
        var dishonest = new Option<string>("--dishonest") { Description = "How the dishonest debater plays. Default: exact.", DefaultValueFactory = _ => "exact" };
        var depths = new Option<int[]>("--depths") { Description = "Depths of the tree, in worlds that have a setting 'depth'. Default: the world's own.", AllowMultipleArgumentsPerToken = true };
        var items = new Option<int>("--items") { Description = "Questions in each cell, at each depth. Default: 200.", DefaultValueFactory = _ => 200 };
        var heldOut = new Option<int>("--held-out") { Description = "Questions, at each depth, that calibrated judges are fitted on; none of them is compared. Default: 100.", DefaultValueFactory = _ => 100 };
        var words = new Option<int?>("--words") { Description = "Words allowed in one speech. Default: no limit." };
        var nodes = new Option<int?>("--nodes") { Description = "Nodes that a debater may read. Default: 64." };
        var seed = new Option<ulong>("--seed") { Description = "The seed: the same seed gives the same bytes. Default: 1.", DefaultValueFactory = _ => 1 };
        var @out = new Option<string?>("--out") { Description = "The run's folder, which must be empty. Default: runs/compare-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on with the comparison in this folder: nothing that was finished is played or paid for again." };
        var csv = new Option<string?>("--csv") { Description = "Write every statistic of every cell to this CSV file, which must not stand." };
        var json = new Option<bool>("--json") { Description = "Print the whole analysis as JSON and nothing else." };
        var command = new Command("compare", """
            Play every protocol before every judge on the same items.
            Claims are honest and dishonest, orders both. All debates are stored as one run, so that 'ltp analyze', 'ltp judge' and
            'ltp report' work on it. Where language models judge, every cell says what they cost.

            Examples:
              ltp compare                                                    four protocols on the encyclopedia, before a judge of one check
              ltp compare --depths 4 8 16 30 --protocols recursive prover-estimator cross-examination
              ltp compare --world snow --judges bounded noisy:inconsistency=1 order-robust:bounded
              ltp compare --judges noisy:temperature=3 calibrated:noisy:temperature=3 calibrated-isotonic:noisy:temperature=3 --held-out 500
              ltp compare --items 20 --judges bounded logprob:ollama/llama3.1 calibrated:logprob:ollama/llama3.1 --max-calls 2000
              ltp compare --protocols recursive hch hch:error=.1 --honest erring:right=.9      debate and amplification, and both erring
              ltp compare --questions q.csv --tree docs --debater M --judges M --protocols simultaneous hch --overseers M
              ltp compare --questions q.csv --tree docs --debater M --judges M --prompts default rebuttal mine
              ltp compare --dishonest omitting --protocols consultancy sequential --judges bounded:checks=16
              ltp compare --dishonest flooding:denials=64 --protocols simultaneous recourse --words 100
            """)
        {
            world, set, questions, tree, debater, reading, protocols, judges, overseers, honest, dishonest, depths, items, heldOut, words, nodes, seed, @out, resume, csv, json,
        };
        var gateway = new GatewayChoice(severalPrompts: true);
        gateway.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var file = parsed.GetValue(csv);
            CsvFile.RequireUnused(file);
            var begun = parsed.GetValue(resume);
            if (begun is not null)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", [world, set, questions, tree, debater, reading, protocols, judges, overseers, honest, dishonest, depths, items, heldOut, words, nodes, seed, @out, .. gateway.Asking]);
            }

            var plan = begun is null ? Plan(parsed) : ComparisonFolder.Open(begun);
            using var place = begun is null ? RunPlace.Choose(parsed.GetValue(@out), "compare") : null;
            var folder = begun ?? place!.Path;
            var calls = await PlayAsync(plan, folder, begun is not null, gateway, parsed, new ComparisonProgress(error, plan, parsed.GetValue(json)), error, cancellationToken);
            var analysisSeed = new Seed(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture));
            var result = await TranscriptAnalysis.OfAsync(
                [folder], new AnalysisOptions { By = plan.Factors, Seed = analysisSeed }, cancellationToken);
            CsvFile.Write(file, result);
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(result, AnalysisJson.Default.AnalysisResult));
                return ExitCode.Success;
            }

            ComparisonTable.Write(output, result);
            AnalysisTables.WriteDifferences(output, await TranscriptAnalysis.OfAsync(
                [folder], new AnalysisOptions { By = plan.Cells, Seed = analysisSeed }, cancellationToken));
            if (calls is not null)
            {
                output.WriteLine($"\nLanguage models: {CostWords.Of(calls)}.");
            }

            output.WriteLine($"\nAll debates: {folder} ('ltp analyze {folder} --by {string.Join(',', plan.Cells)}' tells more, 'ltp report {folder}' shows them).");
            return ExitCode.Success;
        });
        return command;

        ComparedDocuments? Documents(ParseResult parsed)
        {
            if (parsed.GetValue(tree) is not { } documents)
            {
                return Array.Find([questions, debater, reading], (Option o) => parsed.GetResult(o) is { Implicit: false }) is { } stray
                    ? throw new UserException($"{stray.Name} goes with {tree.Name}, the documents that are asked about.")
                    : null;
            }

            ExclusiveOptions.Refuse(parsed, tree, "it belongs to a world, and documents are asked about", world, set, honest, dishonest, depths, items, heldOut);
            var asked = parsed.GetValue(questions) ?? throw new UserException($"{questions.Name} is missing: a file with questions about {documents}.");
            var argues = parsed.GetValue(debater) ?? throw new UserException($"{debater.Name} is missing: the model that debates, for example openai/gpt-4o-mini.");
            _ = ModelName.Parse(argues);
            DocumentFiles.RequireReadable(documents);
            return new(documents, DocumentHash.AllOf(documents), asked, DebateRun.Hash(asked), argues) { Reading = parsed.GetValue(reading) == "words" ? "words" : null };
        }

        ComparisonPlan Plan(ParseResult parsed)
        {
            var (family, settings, asked) = (parsed.GetValue(world)!, parsed.GetValue(set) ?? [], parsed.GetValue(judges)!);
            var given = parsed.GetValue(depths) is { Length: > 0 } some ? some : null;
            var pairs = SettingPairs.Read(settings, given is null ? null : new Dictionary<string, string> { ["depth"] = depths.Name });
            var isCalibrated = asked.Any(j => CalibrationMethod.Within(Names.All.Judges.Parse(j)).Any());
            if (!isCalibrated && parsed.GetResult(heldOut) is { Implicit: false })
            {
                throw new UserException($"{heldOut.Name} goes with judges that are calibrated, for example --judges calibrated:bounded; none is.");
            }

            var amplified = ComparedRules.Split(parsed.GetValue(protocols)!).Amplified.Count > 0;
            if (!amplified && parsed.GetResult(overseers) is { Implicit: false })
            {
                throw new UserException($"{overseers.Name} goes with amplification, as in {protocols.Name} recursive hch; no protocol is.");
            }

            var documents = Documents(parsed);
            return new()
            {
                World = documents is null ? family : "documents",
                Settings = settings,
                Documents = documents,
                Overseers = amplified ? parsed.GetValue(overseers) : null,
                Protocols = parsed.GetValue(protocols)!,
                Judges = asked,
                Honest = parsed.GetValue(honest)!,
                Dishonest = parsed.GetValue(dishonest)!,
                Depths = documents is null ? given ?? ComparisonRun.OwnDepth(family, pairs) : [],
                Items = documents is null ? parsed.GetValue(items) : QuestionFile.Read(documents.Questions).Count,
                HeldOut = isCalibrated ? parsed.GetValue(heldOut) : null,
                Words = parsed.GetValue(words),
                Nodes = parsed.GetValue(nodes),
                ModelSettings = gateway.SettingLines(parsed),
                Prompts = gateway.SeveralPrompts(parsed, DebateRun.Prompted) is { Count: > 0 } sets ? sets : null,
                Seed = parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    /// <returns>The calls of models; null where none could be called.</returns>
    private static async Task<CallTotals?> PlayAsync(
        ComparisonPlan plan, string folder, bool begun, GatewayChoice gateway, ParseResult parsed, ComparisonProgress progress, TextWriter error, CancellationToken cancellationToken)
    {
        var recordings = Path.Combine(folder, "recordings");
        var calls = Path.Combine(folder, "calls.jsonl");
        GatewayOptions Options(ICallSink log) => gateway.Read(parsed, recordings, plan.RunId, log) with { CallsBefore = calls };
        ModelJudges.Check(plan.Models, Options);
        gateway.RequireAble(parsed, [.. plan.Judges, .. ComparedRules.Models(plan.Overseers ?? [])], plan.CallTools);
        _ = new ComparisonRun(plan, name => new DryRunModel(name, words: 1, new()));
        var open = new OpenRun(OpenRun.CurrentSchema, "items", plan.AllItems);
        using var writer = begun ? await RunWriter.ResumeAsync(folder, open, gateway.RetryFailed(parsed), cancellationToken) : RunWriter.Create(folder, ComparisonFolder.Info(plan, plan.RunId), open);
        CallTotals? totals;
        if (gateway.Cluster(parsed) is { } address)
        {
            totals = await PlayOnClusterAsync(address, plan, folder, writer, gateway, Options, parsed, progress, error, cancellationToken);
            await writer.CloseAsync(cancellationToken);
            return totals;
        }

        await using (var models = ModelJudges.Open(plan.Models, calls, Options, plan.ModelSettings, error))
        {
            progress.TellTornCalls(models?.TornLines ?? 0, folder);
            var (failOn, retryFailed) = (gateway.FailOn(parsed), gateway.RetryFailed(parsed));
            var run = models is null
                ? new ComparisonRun(plan) { FailOn = failOn, RetryFailed = retryFailed }
                : new ComparisonRun(plan, models.Open) { Models = models, Parallelism = gateway.Concurrency(parsed), FailOn = failOn, RetryFailed = retryFailed };
            await Advice.ForAsync(
                () => run.RunAsync(writer, progress, cancellationToken),
                $"ltp compare --resume {folder}",
                recordings,
                progress.Tell);

            totals = models?.Totals;
            if (models is not null)
            {
                await models.TellPerhapsPaidAsync(error, cancellationToken);
            }
        }

        await writer.CloseAsync(cancellationToken);
        return totals;
    }

    private static async Task<CallTotals?> PlayOnClusterAsync(
        string address, ComparisonPlan plan, string folder, RunWriter writer, GatewayChoice gateway, Func<ICallSink, GatewayOptions> options, ParseResult parsed, ComparisonProgress progress, TextWriter error, CancellationToken cancellationToken)
    {
        var request = new ClusterRequest(address, plan.RunId, ComparisonJob.Kind, JsonSerializer.SerializeToElement(plan, ComparisonJson.Default.ComparisonPlan), folder)
        {
            Options = gateway.ForWorkers(parsed),
            Concurrency = gateway.Concurrency(parsed),
        };
        var calls = await ClusterPlay.RunAsync(request, options, cluster => Run(cluster.Runner).RunAsync(writer, progress, cancellationToken), $"ltp compare --resume {folder}", progress.Tell, error, cancellationToken);
        return calls.Calls == 0 ? null : calls;

        ComparisonRun Run(IRunner runner)
        {
            var run = new ComparisonRun(plan, name => new DryRunModel(name, words: 1, new())) { Runner = runner, FailOn = gateway.FailOn(parsed), RetryFailed = gateway.RetryFailed(parsed) };
            return run.IsFitted
                ? throw new UserException("--cluster: calibrated judges are fitted on held-out items first, which is not done on a cluster; leave --cluster out, or name judges that are not calibrated.")
                : run;
        }
    }

    private static Option<string[]> Several(string name, string description, params string[] otherwise) => new(name)
    {
        Description = $"{description} Default: {string.Join(' ', otherwise)}.",
        DefaultValueFactory = _ => otherwise,
        AllowMultipleArgumentsPerToken = true,
    };
}
