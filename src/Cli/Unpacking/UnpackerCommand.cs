using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Measuring;
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
        var world = new Option<string?>("--world") { Description = $"The kind of world: {string.Join(", ", Explorable())}, with settings as in encyclopedia:states=4. Default: encyclopedia." };
        var depth = new Option<int?>("--depth") { Description = "How deep books grow in training, one level a round. Default: 8." };
        var latents = new Option<int?>("--latents") { Description = "Numbers of the latent z. Default: 8." };
        var asked = new Option<int?>("--questions-asked") { Description = "The most questions about other pages that the human asks before he writes one; 0 leaves him alone. Default: 8." };
        var perturb = new Option<int?>("--perturb") { Description = "Have the human perturb so many books when Mz is taught: he draws one page anew and copies the rest. Measured: how far z moves." };
        var flat = new Option<bool>("--flat") { Description = "Write Z as flat text, word i on input i, with equal training and as many weights: the baseline." };
        var amplifiedOnly = new Option<bool>("--amplified-only") { Description = "Do not teach a second Mz, with equal steps, by the human alone." };
        var set = new Option<string[]>("--set") { Description = "A setting of training, of the network or of the human as name=value; may be given again: " + string.Join(", ", Settings()) + "." };
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
            the human taught alone. The Mz is in the folder's learned/, for 'ltp learn --unpacker learned:DIR'.

            Examples:
              ltp unpacker                                                     encyclopedia, K = 3: some minutes
              ltp unpacker --world encyclopedia:states=4 --latents 12 --set drawing-rounds=3
              ltp unpacker --set form=autoregressive --seed 2                  pages of one title agree by what was learned alone
              ltp unpacker --flat                                              flat text, the baseline
              ltp unpacker --set approval=.1                                   an overseer judges single unpackings of Mz, too
              ltp unpacker --amplified-only --set last-beta=.3 --out runs/mz   a z that searches best
            """)
        {
            world, depth, latents, asked, perturb, flat, amplifiedOnly, set, seed, @out, resume, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (parsed.GetValue(resume) is { } begun)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", world, depth, latents, asked, perturb, flat, amplifiedOnly, set, seed, @out);
                var going = UnpackerFolder.Open(begun);
                var done = UnpackerFolder.FindFinished(begun) ?? await new UnpackerRun(going, Family(going.World), begun, error).RunAsync(begun: true, cancellationToken);
                return Show(done, begun, parsed.GetValue(json));
            }

            var plan = Plan(parsed);
            var family = Family(plan.World);
            using var place = RunPlace.Choose(parsed.GetValue(@out), "unpacker");
            return Show(await new UnpackerRun(plan, family, place.Path, error).RunAsync(begun: false, cancellationToken), place.Path, parsed.GetValue(json));
        });
        return command;

        UnpackerPlan Plan(ParseResult parsed)
        {
            var named = parsed.GetValue(world) ?? "encyclopedia";
            Family(named);
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
            var pairs = SettingPairs.Read(parsed.GetValue(set) ?? [], given.Keys.ToDictionary(k => k, k => typed[k])).Concat(given).ToArray();
            var (training, network, human) = (new UnpackerSettings(), new PageNetworkSettings(), new ExplorationRules());
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
                Unamplified = !parsed.GetValue(amplifiedOnly) && shape.Form != PageForm.Flat,
                Seed = parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture),
            };

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

    private static IExplorableFamily Family(string name) => Names.All.Worlds.Make(name) as IExplorableFamily
        ?? throw new UserException($"--world: no human explores the Z of {name} page by page; one does of {string.Join(", ", Explorable())}.");

    private static IEnumerable<string> Explorable() => Names.All.Worlds.Entries.Select(e => e.Name).Where(n => Names.All.Worlds.Make(n) is IExplorableFamily);

    private static IEnumerable<string> Settings() => SettingRecord.Of(new UnpackerSettings())
        .Concat(SettingRecord.Of(new PageNetworkSettings())).Concat(SettingRecord.Of(new ExplorationRules())).Select(s => s.Name);
}
