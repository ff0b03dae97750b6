using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Optimization.Models.Answering;

namespace LearningThePrior.Cli.Amplifying;

/// <summary><c>ltp amplify</c>: iterated amplification (Christiano, Shlegeris and Amodei 2018).</summary>
internal static class AmplifyCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var task = new Option<string?>("--task") { Description = $"The task: {Names.Of(Names.All.Tasks)} ('ltp names task' tells more). Default: tiny." };
        var size = new Option<int?>("--size") { Description = "How large its worlds of facts are; for wildcard, bits. Default: the task's own." };
        var steps = new Option<int?>("--steps") { Description = "Steps of training. Default: 1000." };
        var supervised = new Option<bool>("--supervised") { Description = "Train the same model on right answers too, for comparison." };
        var overseerError = new Option<double?>("--overseer-error") { Description = "The probability that an answer of the overseer is replaced by a random one. Default: 0." };
        var errors = new Option<string?>("--errors") { Description = "Whether errors are drawn anew each time (fresh, default) or once for a question (fixed)." };
        var set = new Option<string[]>("--set") { Description = "A setting of training or of the networks as name=value; may be given again: " + string.Join(", ", Settings()) + "." };
        var seed = MeasureCommand.SeedOption();
        var @out = new Option<string?>("--out") { Description = "The run's folder, which must be empty. Default: runs/amplify-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on with the training in this folder." };
        var json = new Option<bool>("--json") { Description = "Print summary.json and nothing else." };
        var command = new Command("amplify", """
            Train a model by iterated amplification of an overseer, and compare with supervision.

            An overseer H answers questions that are too hard for him by asking X easier ones; X learns from his answers, and H' learns to ask as he does, so
            that he need be asked less and less (Christiano, Shlegeris and Amodei 2018). Every decomposition of the overseer's that H' learns from is stored
            (decompositions.jsonl). Amplified is the overseer with X's help, teacher is X alone. With --tree a language model is the overseer of questions about
            your documents, and nothing is trained.

            Examples:
              ltp amplify                                                   the tiny task: powers of permutations of four, a minute or two
              ltp amplify --supervised --overseer-error .1                  an overseer who errs, beside learning from right answers
              ltp amplify --overseer lazy:most=1                            one who asks at most one subquestion
              ltp amplify --task wildcard --size 4 --steps 1500 --supervised
              ltp amplify --task powering --size 16 --steps 5000 --set primitive-share=.3
              ltp amplify --tree docs --question "Why did the bridge fall?" --overseer openai/gpt-4o-mini     a model asks about sections
              ltp amplify --tree docs --question "Why did the bridge fall?" --overseer console                so do you
            """)
        {
            task, size, steps, supervised, overseerError, errors, set, seed, @out, resume, json,
        };
        var library = new LibraryAmplify(output, error);
        library.AddTo(command);
        library.Overseer.Description = $"Who oversees the task: {Names.Of(Names.All.Overseers)} ('ltp names overseer' tells more). Default: program, which makes no mistakes. {library.Overseer.Description}";
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (library.IsMeant(parsed, parsed.GetValue(resume)))
            {
                ExclusiveOptions.Refuse(parsed, library.Tree, "it belongs to training by amplification", task, size, steps, supervised, overseerError, errors, set, json);
                return await library.RunAsync(parsed, parsed.GetValue(resume), parsed.GetValue(@out), parsed.GetValue(seed), cancellationToken);
            }

            if (parsed.GetValue(resume) is { } begun)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", task, size, steps, supervised, overseerError, errors, set, seed, @out, library.Overseer);
                var going = AmplifyFolder.Open(begun);
                return Show(AmplifyFolder.FindFinished(begun) ?? await new AmplifyRun(going, begun, error) { Cluster = library.Cluster(parsed) }.RunAsync(begun: true, cancellationToken), begun, parsed.GetValue(json));
            }

            var plan = Plan(parsed);
            using var place = RunPlace.Choose(parsed.GetValue(@out), "amplify");
            return Show(await new AmplifyRun(plan, place.Path, error) { Cluster = library.Cluster(parsed) }.RunAsync(begun: false, cancellationToken), place.Path, parsed.GetValue(json));
        });
        return command;

        AmplificationPlan Plan(ParseResult parsed)
        {
            var wanted = parsed.GetValue(task) ?? "tiny";
            if (parsed.GetValue(size) is { } asked)
            {
                wanted += string.Create(CultureInfo.InvariantCulture, $"{(wanted.Contains(':', StringComparison.Ordinal) ? ',' : ':')}size={asked}");
            }

            if (parsed.GetValue(overseerError) is { } wrong && !(wrong >= 0 && wrong <= 1))
            {
                throw new UserException($"--overseer-error must be from 0 to 1; {wrong.ToString(CultureInfo.InvariantCulture)} is not.");
            }

            var pairs = SettingPairs.Read(parsed.GetValue(set) ?? [], parsed.GetValue(steps) is null ? null : new Dictionary<string, string> { ["steps"] = steps.Name });
            var (training, network) = (new DistillationSettings(), new AnswererSettings());
            if (pairs.FirstOrDefault(p => !SettingRecord.Has(training, p.Key) && !SettingRecord.Has(network, p.Key)) is { Key: { } unknown })
            {
                throw new UserException($"--set: there is no setting '{unknown}' of amplification; there are {string.Join(", ", Settings())}.");
            }

            training = SettingRecord.With(training, pairs.Where(p => SettingRecord.Has(training, p.Key)));
            network = SettingRecord.With(network, pairs.Where(p => SettingRecord.Has(network, p.Key)));
            if (parsed.GetValue(steps) is { } given)
            {
                training = SettingRecord.With(training, [new("steps", given.ToString(CultureInfo.InvariantCulture))]);
            }

            return network.Width % network.Heads != 0
                ? throw new UserException($"--set: the width of {network.Width} is no multiple of the {network.Heads} heads.")
                : new()
                {
                    Task = Names.All.Tasks.Parse(wanted).ToString(),
                    Overseer = parsed.GetValue(library.Overseer) is { } overseer && Names.All.Overseers.Parse(overseer).ToString() is var named and not "program" ? named : null,
                    OverseerError = parsed.GetValue(overseerError) ?? 0,
                    Errors = parsed.GetValue(errors) switch
                    {
                        null or "fresh" => ErrorKind.Fresh,
                        "fixed" => ErrorKind.Fixed,
                        var other => throw new UserException($"--errors must be one of fresh, fixed; '{other}' is not."),
                    },
                    Supervised = parsed.GetValue(supervised),
                    Training = training,
                    Network = network,
                    Seed = parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture),
                };
        }

        int Show(AmplificationSummary? summary, string folder, bool asJson)
        {
            if (summary is null)
            {
                return ExitCode.Failure;
            }

            if (asJson)
            {
                output.WriteLine(JsonSerializer.Serialize(summary, AmplificationJson.Default.AmplificationSummary));
            }
            else
            {
                AmplifyTable.Write(output, summary, folder);
            }

            return ExitCode.Success;
        }
    }

    private static IEnumerable<string> Settings() =>
        SettingRecord.Of(new DistillationSettings()).Concat(SettingRecord.Of(new AnswererSettings())).Select(s => s.Name).Where(n => n != "steps");
}
