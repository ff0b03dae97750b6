using System.CommandLine;
using System.Globalization;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Trees;

/// <summary><c>ltp tree</c>: browses the Z that Mz(., z) implements, one node at a time.</summary>
internal static class TreeCommand
{
    public static Command Make(TextWriter output)
    {
        var world = new Option<string?>("--world") { Description = "The world. Default: snow, or the run's." };
        var z = new Option<string?>("--z") { Description = "The latent: numbers from 0 to 1 separated by commas, or 'propose' for one that a human might propose (default)." };
        var run = new Option<string?>("--run") { Description = "Browse z* of a run's folder instead." };
        var index = new Option<int>("--index") { Description = "Which world of the run.", DefaultValueFactory = _ => 0 };
        var seed = new Option<ulong>("--seed") { Description = "Draws the world and the proposal.", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "A setting of the world as name=value; may be given again." };
        var at = new Option<string?>("--at") { Description = "Show the node at this address and end, for example /0/1." };
        var models = new ModelTree();
        var command = new Command("tree", """
            Browse the tree Z, one node at a time.
            Z is what a latent z, or a text by a language model, unpacks into.

            Examples:
              ltp tree --run runs/snow-1                     z* of a run
              ltp tree --world encyclopedia --at /0/1/1
              ltp tree --model openai/gpt-4o-mini --root "How bridges fail." --store bridges --at /2/0
            """)
        {
            world, z, run, index, seed, set, at,
        };
        models.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(models.Model) is not null)
            {
                ExclusiveOptions.Refuse(parsed, models.Model, "a language model unpacks a text of yours", world, z, run, index, seed);
                using var unpacked = models.Open(parsed, SettingPairs.Read(parsed.GetValue(set) ?? []));
                try
                {
                    return await BrowseAsync(unpacked.Tree, parsed.GetValue(at), output, cancellationToken);
                }
                catch (ModelException e) when (e.Failure == ModelFailure.Malformed)
                {
                    throw new UserException(e.Message);
                }
            }

            models.RefuseAll(parsed);
            if (parsed.GetValue(run) is not null)
            {
                ExclusiveOptions.Refuse(parsed, run, "it has its own world and z", world, z, seed, set);
            }

            var (unpacker, posterior) = parsed.GetValue(run) is { } path
                ? Torch.Room.Found(path, parsed.GetValue(index))
                : FromWorld(parsed.GetValue(world) ?? "snow", parsed.GetValue(set) ?? [], new Seed(parsed.GetValue(seed)), parsed.GetValue(z));
            if (posterior.Count > 0 && parsed.GetValue(at) is null)
            {
                output.WriteLine("What was learned of Z, and the tree of its best z:");
                foreach (var line in posterior)
                {
                    output.WriteLine("  " + line);
                }
            }

            return await BrowseAsync(new ImplicitTree(unpacker), parsed.GetValue(at), output, cancellationToken);
        });
        return command;
    }

    private static Task<int> BrowseAsync(ImplicitTree tree, string? start, TextWriter output, CancellationToken cancellationToken)
    {
        var browser = new TreeBrowser(tree, output);
        return start is not null || Console.IsInputRedirected
            ? browser.ShowAsync(Address(start ?? "/"), cancellationToken)
            : browser.BrowseAsync(Console.In, cancellationToken);
    }

    private static NodeAddress Address(string text) =>
        NodeAddress.TryParse(text, null, out var address)
            ? address
            : throw new UserException($"--at: '{text}' is no address; the root is /, its second child's first child is /1/0.");

    private static (IUnpacker Tree, IReadOnlyList<string> Posterior) FromWorld(string name, string[] settings, Seed seed, string? z)
    {
        var family = Names.All.Worlds.Make(name);
        var pairs = SettingPairs.Read(settings);
        try
        {
            var world = SettingRecord.With(family, pairs).Sample(seed.For("world", 0).For("sample"));
            return (world.Unpack(z is null or "propose" ? world.Propose(seed.For("propose").CreateRandom()) : Numbers(world.Latents, z)), []);
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UserException(PlainWords.OfArgument(e.Message));
        }
    }

    private static double[] Numbers(LatentSpace space, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var z = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out z[i]))
            {
                throw new UserException($"--z: '{parts[i]}' is no number.");
            }
        }

        space.Check(z);
        return z;
    }
}
