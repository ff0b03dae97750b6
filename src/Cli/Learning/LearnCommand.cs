using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Learning.Text;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning;

/// <summary><c>ltp learn</c>: the whole loop on worlds with known answers, and what it bought.</summary>
internal static class LearnCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string?>("--world") { Description = "The world: " + Names.Of(Names.All.Worlds) + ". Default: snow." };
        var examples = new Option<int?>("--examples") { Description = "How many (x, y) are in D. Default: the world's own." };
        var worlds = new Option<int?>("--worlds") { Description = "How many worlds to average over. Default: 8." };
        var seed = new Option<ulong?>("--seed") { Description = "The run's seed: the same seed gives the same bytes. Default: 1." };
        var set = new Option<string[]>("--set") { Description = "A setting as name=value; may be given again ('ltp worlds' lists them)." };
        var objective = new Option<string?>("--objective") { Description = "What weighs the posterior over Z: mixture (the text's own), elbo (default), joint." };
        var posterior = new Option<string?>("--posterior") { Description = "Z as " + Names.Of(Names.All.Posteriors) + " ('ltp names posterior' tells more). Default: the world's own." };
        var prior = new Option<string?>("--prior") { Description = "Prior(Z) by absolute query (default), by ratio, or none: the prior switched off." };
        var f = new Option<string?>("--f") { Description = "f by name, such as unshared:width=64: " + Names.Of(Names.All.ConditionalModels) + " ('ltp names f' tells more). Default: the world's own." };
        var judge = new Option<string?>("--judge") { Description = $"The judge: {Names.Of(Names.All.Judges)} ('ltp names judge' tells more). Default: bounded. With --model: a language model; default: the model itself." };
        var search = new Option<string?>("--search") { Description = "The search over z: " + Names.Of(Names.All.Searches) + ". Default: gradient; climb in the latent of a learned Mz." };
        var protocol = new Option<string?>("--protocol") { Description = "The rules of debate: " + Names.Of(Names.All.Protocols) + " ('ltp names protocol' tells more). Default: recursive." };
        var debater = new Option<string?>("--debater") { Description = "How the debater plays who argues for the truth: " + Names.Of(Names.All.Debaters) + " ('ltp names debater' tells more). Default: exact." };
        var dishonest = new Option<string?>("--dishonest") { Description = "How the debater plays who argues for a lie. Default: exact." };
        var elicit = new Option<string?>("--elicit") { Description = "How the human is asked about Z: debate (default), hch (an overseer reads one node and asks about others) or amplification (an assistant whom he teaches answers)." };
        var overseerError = new Option<string?>("--overseer-error") { Description = "With --elicit hch or amplification: the probability that an answer of the overseer is drawn at random. Default: 0." };
        var unpacker = new Option<string?>("--unpacker") { Description = "Mz, which writes the tree of z: exact (default: the world's own decoder), learned (from a human's exploration, as part of the run), learned:FOLDER (of 'ltp unpacker', or of an earlier run) or flat (flat text, word i on input i: the baseline)." };
        var data = new Option<string?>("--data") { Description = "A CSV of date and value, in place of the world's own record (keeling), or a table of rows by period (table); with --model your own D and D*." };
        var beliefs = new Option<string?>("--beliefs") { Description = "What a human believes of the table before its labels are seen (table): a file that 'ltp beliefs' begins. Default: ignorance." };
        var cut = new Option<string?>("--cut") { Description = "The share of the periods that is D (table). Default: .55." };
        var label = new Option<string?>("--label") { Description = "The column of labels (table). Default: label." };
        var period = new Option<string?>("--period") { Description = "The column of periods (table). Default: period." };
        var @out = new Option<string?>("--out") { Description = "The run's folder, which must be empty. Default: runs/WORLD-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on in a run's folder; nothing that it holds is asked again." };
        var json = new Option<bool>("--json") { Description = "Print summary.json and nothing else." };
        var command = new Command("learn", """
            Learn f(y|x,z), Prior(z) and z from debates about an implicit tree.
            Predictions on D and D* are compared with exact Bayes and direct fits.

            Examples:
              ltp learn                                      eight snow worlds, about a minute
              ltp learn --world encyclopedia --worlds 2
              ltp learn --world keeling --data my-series.csv
              ltp learn --world table --data my-table.csv --beliefs my-beliefs.json --worlds 1
              ltp learn --world epidemic --posterior box     Z as intervals: "R0 is uniform between 1.2 and 1.3"
              ltp learn --set rounds=6 --set verdicts=300 --judge noisy:inconsistency=1
              ltp learn --world encyclopedia --f unshared    the ablation: f shares nothing with Mz
              ltp learn --debater erring:right=.9            honest debaters who err at one step in ten
              ltp learn --debater trained                    honest debaters who learned to debate, from chance
              ltp learn --protocol simultaneous --debater sandbagging --judge bounded:checks=8
              ltp learn --elicit hch --overseer-error .1     an overseer who divides questions, and errs, in the place of debate
              ltp learn --elicit amplification               and an assistant who learns from him
              ltp learn --world encyclopedia --unpacker learned --worlds 4   Mz, f, Prior and z are all learned
              ltp learn --model openai/gpt-4o --data mine.csv --dry-run      text Z on your own D; what it would cost
            """)
        {
            world, examples, worlds, seed, set, objective, posterior, prior, f, judge, protocol, debater, dishonest, search, elicit, overseerError, unpacker, data, beliefs, cut, label, period, @out, resume, json,
        };
        var text = new TextLearnCommand(output, error);
        text.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (text.IsMeant(parsed, parsed.GetValue(resume)))
            {
                return await LearnTextAsync(parsed, cancellationToken);
            }

            RunFolder folder;
            RunPlan plan;
            RunWriter writer;
            IReadOnlyDictionary<string, EarlierDebate> earlier = new Dictionary<string, EarlierDebate>();
            if (parsed.GetValue(resume) is { } path)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the folder's run.json says what is run", world, examples, worlds, seed, set, objective, posterior, prior, f, judge, protocol, debater, dishonest, search, elicit, overseerError, unpacker, data, beliefs, cut, label, period, @out);
                (folder, plan) = RunFolder.Open(path);
                if (new LearnRun(folder, plan, output, error).ShowFinished(parsed.GetValue(json)) is { } shown)
                {
                    return shown;
                }

                // Whatever is damaged shows before anything is written.
                earlier = await EarlierDebates.ReadAsync(folder, plan, cancellationToken);
                writer = await folder.ResumeAsync(plan, cancellationToken);
            }
            else
            {
                if (parsed.GetValue(elicit) is "hch" or "amplification")
                {
                    ExclusiveOptions.Refuse(parsed, elicit, "nobody debates or judges where an overseer is asked", judge, protocol, debater, dishonest);
                }

                KeyValuePair<string, string>[] given =
                [
                    .. Given("examples", parsed.GetValue(examples)?.ToString(CultureInfo.InvariantCulture)),
                    .. Given("data", FullPath("--data", parsed.GetValue(data))),
                    .. Given("beliefs", FullPath("--beliefs", parsed.GetValue(beliefs))),
                    .. Given("cut", parsed.GetValue(cut)),
                    .. Given("label", parsed.GetValue(label)),
                    .. Given("period", parsed.GetValue(period)),
                    .. Given("objective", OneOf("--objective", parsed.GetValue(objective), "mixture", "elbo", "joint")),
                    .. Given("posterior", parsed.GetValue(posterior)),
                    .. Given("prior-from-ratios", OneOf("--prior", parsed.GetValue(prior), "absolute", "ratio", "none") is "ratio" ? "true" : null),
                    .. Given("prior-model", parsed.GetValue(prior) is "none" ? "flat" : null),
                    .. Given("f", parsed.GetValue(f)),
                    .. Given("elicit", OneOf("--elicit", parsed.GetValue(elicit), "debate", "hch", "amplification")),
                    .. Given("overseer-error", parsed.GetValue(overseerError)),
                    .. Set(parsed),
                ];
                plan = Plan(
                    parsed.GetValue(world) ?? "snow",
                    parsed.GetValue(worlds) ?? 8,
                    parsed.GetValue(seed) ?? 1,
                    parsed.GetValue(judge) ?? "bounded",
                    parsed.GetValue(search) ?? (parsed.GetValue(unpacker) is null or RunUnpacker.Exact ? "gradient" : "climb"),
                    parsed.GetValue(unpacker),
                    given,
                    out var weights);
                plan = (plan with { Protocol = parsed.GetValue(protocol), Debater = parsed.GetValue(debater), Dishonest = parsed.GetValue(dishonest) }).Signed();
                RunBuilder.Check(plan);
                if (plan.Unpacker is not null && text.Gateway.Cluster(parsed) is not null)
                {
                    throw new UserException("--cluster: workers do not hold the Mz that a run keeps in its folder; leave --cluster out, or --unpacker at exact.");
                }

                if (given.Any(g => g.Key == "objective"))
                {
                    RunBuilder.RequireWeighing(plan);
                }

                TorchRuntime.EnsureLoaded();
                (folder, writer) = RunFolder.Create(parsed.GetValue(@out), plan);
                if (weights is not null)
                {
                    RunUnpacker.Keep(writer, weights);
                }
            }

            using var held = writer;
            return await new LearnRun(folder, plan, output, error) { Cluster = text.Gateway.Cluster(parsed) }.RunAsync(writer, earlier, parsed.GetValue(json), cancellationToken);
        });
        return command;

        IReadOnlyList<KeyValuePair<string, string>> Set(ParseResult parsed)
        {
            var own = new (string Setting, Option Option)[] { ("examples", examples), ("data", data), ("beliefs", beliefs), ("cut", cut), ("label", label), ("period", period), ("objective", objective), ("posterior", posterior), ("prior-from-ratios", prior), ("f", f), ("elicit", elicit), ("overseer-error", overseerError) }.ToList();
            if (parsed.GetValue(prior) == "none")
            {
                own.Add(("prior-model", prior));
            }

            return SettingPairs.Read(parsed.GetValue(set) ?? [], own.Where(o => parsed.GetResult(o.Option) is { Implicit: false }).ToDictionary(o => o.Setting, o => o.Option.Name));
        }

        Task<int> LearnTextAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            if (parsed.GetValue(resume) is { } path)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the folder's run.json says what is run", text.Model, world, examples, worlds, seed, set, objective, posterior, prior, f, judge, protocol, debater, dishonest, search, elicit, overseerError, unpacker, data, beliefs, cut, label, period, @out);
                return text.ResumeAsync(parsed, path, parsed.GetValue(json), cancellationToken);
            }

            ExclusiveOptions.Refuse(parsed, text.Model, "it belongs to worlds with known answers", world, examples, worlds, objective, posterior, f, protocol, debater, dishonest, search, elicit, overseerError, unpacker, beliefs, cut, label, period);
            return text.BeginAsync(
                parsed,
                new(
                    FullPath("--data", parsed.GetValue(data)),
                    parsed.GetValue(judge),
                    parsed.GetValue(seed) ?? 1,
                    parsed.GetValue(@out),
                    parsed.GetValue(json),
                    [
                        .. Given("prior-from-ratios", Flag("--prior", parsed.GetValue(prior), "absolute", "ratio")),
                        .. Set(parsed),
                    ]),
                cancellationToken);
        }
    }

    private static RunPlan Plan(
        string world, int worlds, ulong seed, string judge, string search, string? unpacker, KeyValuePair<string, string>[] given, out byte[]? weights)
    {
        var family = Names.All.Worlds.Make(world);
        var learning = new LearningSettings();
        foreach (var (name, _) in given.Where(g => !SettingRecord.Has(family, g.Key) && !SettingRecord.Has(learning, g.Key)))
        {
            throw new UserException($"there is no setting '{name}' in world {world} or the loop ('ltp worlds {world}' lists them).");
        }

        family = SettingRecord.With(family, given.Where(g => SettingRecord.Has(family, g.Key)));
        learning = SettingRecord.With(learning, given.Where(g => SettingRecord.Has(learning, g.Key)));
        var data = RunBuilder.DataHash(SettingRecord.Values(family, learning));
        var posterior = given.Any(g => g.Key is "particles" or "posterior") ? learning.PosteriorOrDefault : null;
        (var written, weights) = RunUnpacker.Read(unpacker, family);
        learning = SettingRecord.With(RunBuilder.Suited(RunUnpacker.Untaught(family, written), posterior), given.Where(g => SettingRecord.Has(learning, g.Key)));
        learning = learning.WithPosterior(learning.PosteriorOrDefault);
        var settings = SettingRecord.Values(family, learning);
        return new RunPlan
        {
            Schema = RunPlan.CurrentSchema,
            RunId = "",
            Kind = RunPlan.LearnKind,
            World = family.Name,
            Worlds = worlds,
            Seed = seed.ToString(CultureInfo.InvariantCulture),
            Judge = judge,
            Search = search,
            Unpacker = written,
            Settings = settings,
            DataSha256 = data,
            Check = "",
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Given(string name, string? value) =>
        value is null ? [] : [new(name, value)];

    private static string? FullPath(string option, string? file) => file is not null && string.IsNullOrWhiteSpace(file)
        ? throw new UserException($"{option} must name a file; it is blank.")
        : file is null ? null : Path.GetFullPath(file);

    private static string? OneOf(string option, string? value, params string[] allowed) =>
        value is null || allowed.Contains(value) ? value : throw new UserException($"{option} must be one of {string.Join(", ", allowed)}; '{value}' is not.");

    private static string? Flag(string option, string? value, string off, string on) =>
        OneOf(option, value, off, on) is { } one ? one == on ? "true" : "false" : null;
}
