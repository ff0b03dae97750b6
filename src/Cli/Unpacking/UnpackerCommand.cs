using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Cli.Unpacking.Text;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Unpacking;

/// <summary><c>ltp unpacker</c>: learns Mz(., z) from how a human explores.</summary>
internal static class UnpackerCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string?>("--world") { Description = $"The kind of world: {string.Join(", ", Explorable())}, text, with settings as in encyclopedia:states=4. Default: encyclopedia." };
        var depth = new Option<int?>("--depth") { Description = "How deep books grow in training, one level a round. Default: 8, or the depth of Z where it is less." };
        var latents = new Option<int?>("--latents") { Description = "Numbers of the latent z. Default: 8; of snow two for each feature, of a table two for each slope and base rate and one for each column." };
        var asked = new Option<int?>("--questions-asked") { Description = "The most questions about other pages that the human asks before he writes one; 0 leaves him alone. Default: 8." };
        var perturb = new Option<int?>("--perturb") { Description = "Have the human perturb so many books when Mz is taught: he draws one page anew and copies the rest. Measured: how far z moves." };
        var flat = new Option<bool>("--flat") { Description = "Write Z as flat text, word i on input i, with equal training and as many weights: the baseline." };
        var amplifiedOnly = new Option<bool>("--amplified-only") { Description = "Do not teach a second Mz, with equal steps, by the human alone." };
        var set = new Option<string[]>("--set") { Description = "A setting of training, of the network or of the human as name=value; may be given again: " + string.Join(", ", Settings()) + "; with --model " + string.Join(", ", TextExplorationCommand.Settings()) + "." };
        var seed = MeasureCommand.SeedOption();
        var @out = new Option<string?>("--out") { Description = "The run's folder, which must be empty. Default: runs/unpacker-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on with the training in this folder." };
        var json = new Option<bool>("--json") { Description = "Print summary.json and nothing else." };
        var command = new Command("unpacker", """
            Learn Mz(., z), the model that writes Z, from how a human explores Z.

            A human writes books one page at a time, level by level. Alone he forgets: he draws anew what another page has said. With amplification he asks the Mz that is being
            trained what other pages say, copies it, and draws only what was never said; Mz learns to write as he then does, and its latent z stands for a whole book
            ("Learning the prior", section "Jointly optimizing Mz and f"). No book of the world's own decoder is seen, no address and no depth.

            Measured on books that training did not see: the KL of a page from the exact exploration, whether pages of one title agree, down to depth 30; how many books read in
            part are written back (recovered), and of z drawn how many make a possible book (valid) and how many different ones (distinct). Beside it an equally trained Mz that
            the human taught alone, where Z says anything twice: taxonomies, epidemics, Keeling's curve and snow do not, and there he needs no help. The Mz is in the folder's learned/, for 'ltp learn --unpacker learned:DIR'.

            Of text a language model is the human (--world text --model): it writes each page from the one above and what it asks about others. Its books are stored, and no Mz is
            trained: pages in words have no fields.

            Examples:
              ltp unpacker                                                     encyclopedia, K = 3: some minutes
              ltp unpacker --world encyclopedia:states=4 --latents 12 --set drawing-rounds=3
              ltp unpacker --set form=autoregressive --seed 2                  pages of one title agree by what was learned alone
              ltp unpacker --world taxonomy --latents 16                       a z that cannot hold all exceptions, and the price in closed form
              ltp unpacker --flat                                              flat text, the baseline
              ltp unpacker --world text --model openai/gpt-4o-mini --root "Bread in hungry years" --set books=10 --perturb 2 --dry-run
              ltp unpacker --set approval=.1                                   an overseer judges single unpackings of Mz, too
              ltp unpacker --amplified-only --set last-beta=.3 --out runs/mz   a z that searches best
            """)
        {
            world, depth, latents, asked, perturb, flat, amplifiedOnly, set, seed, @out, resume, json,
        };
        var text = new TextExplorationCommand(output, error);
        text.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (text.IsMeant(parsed, parsed.GetValue(world), parsed.GetValue(resume)))
            {
                ExclusiveOptions.Refuse(parsed, world, "a language model's books are stored and no Mz is trained", latents, flat, amplifiedOnly, json);
                if (parsed.GetValue(resume) is not { } explored)
                {
                    return await text.BeginAsync(parsed, Given(parsed), parsed.GetValue(seed), parsed.GetValue(@out), cancellationToken);
                }

                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", world, depth, asked, perturb, set, seed, @out);
                return await text.ResumeAsync(parsed, explored, cancellationToken);
            }

            if (parsed.GetValue(resume) is { } begun)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", world, depth, latents, asked, perturb, flat, amplifiedOnly, set, seed, @out);
                var going = UnpackerFolder.Open(begun);
                var done = UnpackerFolder.FindFinished(begun) ?? await new UnpackerRun(going, Human(going.World), begun, error).RunAsync(begun: true, cancellationToken);
                return Show(done, begun, parsed.GetValue(json));
            }

            var plan = Plan(parsed);
            var explorer = Human(plan.World);
            using var place = RunPlace.Choose(parsed.GetValue(@out), "unpacker");
            return Show(await new UnpackerRun(plan, explorer, place.Path, error).RunAsync(begun: false, cancellationToken), place.Path, parsed.GetValue(json));
        });
        return command;

        UnpackerPlan Plan(ParseResult parsed)
        {
            var named = parsed.GetValue(world) ?? "encyclopedia";
            var (explorer, suited) = (Human(named), Family(named));
            var pairs = Given(parsed);
            var (training, network, human) = (UnpackerDefaults.Training(suited), UnpackerDefaults.Network(suited), new ExplorationRules());
            if (pairs.FirstOrDefault(p => !SettingRecord.Has(training, p.Key) && !SettingRecord.Has(network, p.Key) && !SettingRecord.Has(human, p.Key)) is { Key: { } unknown })
            {
                throw new UserException($"--set: there is no setting '{unknown}' of a learned Mz; there are {string.Join(", ", Settings())}.");
            }

            var shape = SettingRecord.With(network, pairs.Where(p => SettingRecord.Has(network, p.Key)));
            return new()
            {
                World = Names.All.Worlds.Parse(named).ToString(),
                Training = SettingRecord.With(training, pairs.Where(p => SettingRecord.Has(training, p.Key))),
                Network = shape,
                Human = SettingRecord.With(human, pairs.Where(p => SettingRecord.Has(human, p.Key))),
                Unamplified = !parsed.GetValue(amplifiedOnly) && shape.Form != PageForm.Flat && explorer is not RefiningExplorer,
                Seed = parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture),
            };
        }

        KeyValuePair<string, string>[] Given(ParseResult parsed)
        {
            var given = new Dictionary<string, string>();
            Give("depth", parsed.GetValue(depth));
            Give("latents", parsed.GetValue(latents));
            Give("questions-asked", parsed.GetValue(asked));
            Give("perturbed", parsed.GetValue(perturb));
            if (parsed.GetValue(flat))
            {
                given["form"] = "flat";
            }

            var typed = new Dictionary<string, string> { ["depth"] = depth.Name, ["latents"] = latents.Name, ["questions-asked"] = asked.Name, ["perturbed"] = perturb.Name, ["form"] = flat.Name };
            return [.. SettingPairs.Read(parsed.GetValue(set) ?? [], given.Keys.ToDictionary(k => k, k => typed[k])).Concat(given)];

            void Give(string name, int? value)
            {
                if (value is { } number)
                {
                    given[name] = number.ToString(CultureInfo.InvariantCulture);
                }
            }
        }

        int Show(TeachingSummary? summary, string folder, bool asJson)
        {
            if (summary is null)
            {
                return ExitCode.Failure;
            }

            if (asJson)
            {
                output.WriteLine(JsonSerializer.Serialize(summary, UnpackerJson.Default.TeachingSummary));
            }
            else
            {
                UnpackerTable.Write(output, summary, folder);
            }

            return ExitCode.Success;
        }
    }

    private static IExplorer Human(string name)
    {
        try
        {
            var family = Family(name);
            _ = family.TreeDepth;
            return family.Explorer;
        }
        catch (ArgumentException e)
        {
            throw new UserException(PlainWords.OfArgument(e.Message));
        }
    }

    private static IExplorableFamily Family(string name) => Names.All.Worlds.Make(name) as IExplorableFamily
        ?? throw new UserException($"--world: no human explores the Z of {name} page by page; one does of {string.Join(", ", Explorable())}.");

    private static IEnumerable<string> Explorable() => Names.All.Worlds.Entries.Select(e => e.Name).Where(n => Names.All.Worlds.Make(n) is IExplorableFamily);

    private static IEnumerable<string> Settings() => SettingRecord.Of(new UnpackerSettings())
        .Concat(SettingRecord.Of(new PageNetworkSettings())).Concat(SettingRecord.Of(new ExplorationRules())).Select(s => s.Name);
}
