using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Learning;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Amortised;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure search</c>: evaluations until a search over z comes within 0.1 nat of the best.</summary>
internal static class SearchCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var states = MeasureCommand.Number("--states", "States of the encyclopedia: 2, 3 or 4.", 3, EncyclopediaWorlds.MaxStates);
        var examples = MeasureCommand.Number("--examples", "Examples in D.", 40, 100_000);
        var seeds = MeasureCommand.Number("--seeds", "Worlds, each searched once by every search.", 20, 10_000);
        var limit = MeasureCommand.Number("--limit", "Evaluations after which a search has failed.", 20_000, 100_000_000);
        var latent = new Option<string?>("--latent") { Description = "Also search the latent of a learned Mz, in the same worlds: learned (taught first, by the seed), learned:FOLDER (of 'ltp unpacker', or of a run), or exact (default: the world's own z alone)." };
        var only = new Option<string?>("--only") { Description = "Only searches whose names contain one of these, separated by commas, and the yardstick (default: all)." };
        var amortised = MeasureCommand.Number("--amortised", "Draws of z on which q(z | D) is taught before the worlds are drawn; some searches start from it then; 0: it is not taught.", 0, 1_000_000);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("search", """
            Searches over z compared by how often they evaluate the exact objective.
            Encyclopedia: evaluations of log Prior(z) + sum over D of log P(y|x,z) until a rounded z is within 0.1 nat of the best. A value
            with its gradient counts as one evaluation. All searches over the world's own z start from what a human might propose.

            With --latent the same worlds are searched in the latent of a learned Mz(., z), too: the objective is that of the tree that a z unpacks
            into, so that each evaluation is a tree decoded, and the best is the world's own best. All of these but random and the (1+1)-EA remember
            the trees they saw, and count each once.

            With --amortised a network learns, from backgrounds drawn and data drawn of each, to tell which background a D came from: q(z | D), once over the
            world's own z and once over the latent. The answers to those data are exact, as the objective is; they are no evaluations.

            Examples:
              ltp measure search
              ltp measure search --latent learned:runs/unpacker-1 --seeds 100
              ltp measure search --latent learned:runs/unpacker-1 --seeds 20 --only climb,SMC
              ltp measure search --latent learned:runs/unpacker-1 --amortised 20000 --only "q("
            """)
        {
            states, examples, seeds, limit, latent, only, amortised, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (parsed.GetValue(states) < 2)
            {
                throw new UserException("--states must be from 2 to 4; 1 is not.");
            }

            var settings = new EncyclopediaWorlds { States = parsed.GetValue(states), Examples = parsed.GetValue(examples) };
            var from = new Seed(parsed.GetValue(seed));
            IReadOnlyList<SearchRow> Run(string what, Func<Seed, SearchProblem> problem, IReadOnlyList<(string, Func<SearchProblem, Seed, ILatentOptimizer>)> searches)
            {
                var world = 0;
                return SearchStudy.Run(Told, searches, parsed.GetValue(seeds), parsed.GetValue(limit), from, (name, needed) => error.WriteLine($"  {name}: {needed?.ToString("N0", CultureInfo.InvariantCulture) ?? "not found"}"), cancellationToken);

                SearchProblem Told(Seed own)
                {
                    error.WriteLine($"{what}: world {++world} of {parsed.GetValue(seeds)}, {searches.Count} searches");
                    return problem(own);
                }
            }

            bool IsWanted((string Name, Func<SearchProblem, Seed, ILatentOptimizer>) search) =>
                search.Name == MeasuredSearches.Yardstick || (parsed.GetValue(only) ?? "").Split(',').Any(part => search.Name.Contains(part, StringComparison.Ordinal));
            AmortisedProposals? Taught(string what, Func<SeededRandom, double[]> draw, SearchProblem problem) => parsed.GetValue(amortised) is var draws and > 0
                ? Teach(what, draw, problem, settings.Examples, draws, from.For("amortised"), error, cancellationToken)
                : null;
            using var mz = parsed.GetValue(latent) is { } option and not RunUnpacker.Exact
                ? RunUnpacker.Open(option, "--latent", settings, from.For("unpacker"), error, cancellationToken)
                : null;
            List<SearchRow> rows = [];
            var anyWorld = from.For("amortised world");
            var some = EncyclopediaProblem.Of(settings, anyWorld);
            using (var q = Taught("z", some.Propose!, some))
            {
                rows.AddRange(Run("z", w => EncyclopediaProblem.Of(settings, w), [.. MeasuredSearches.Own(q).Where(IsWanted)]));
            }

            if (mz is not null)
            {
                var book = new LearnedBook(mz, settings.TreeDepth);
                var other = UnpackedProblem.Of(settings, anyWorld, book);
                using var q = Taught("latent", other.Space.Draw, other);
                rows.AddRange(Run("latent", w => UnpackedProblem.Of(settings, w, book), [.. MeasuredSearches.Latent(q).Where(IsWanted)]));
            }

            Print(output, rows, from);
            return ExitCode.Success;
        });
        return command;
    }

    private static AmortisedProposals Teach(
        string what, Func<SeededRandom, double[]> draw, SearchProblem problem, int examples, int draws, Seed seed, TextWriter error, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureLoaded();
        error.WriteLine($"{what}: q(z | D), {draws.ToString("N0", CultureInfo.InvariantCulture)} draws");
        var settings = new ProposalSettings { Draws = draws, Steps = Math.Clamp(draws / 5, 100, 3_000) };
        var q = AmortisedProposals.Learn(
            draw, problem, examples, settings, seed, (step, loss) => ToldAt(step + 1, loss), cancellationToken);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: q(z | D) weighs {q.Backgrounds:N0} backgrounds"));
        return q;

        void ToldAt(int step, double loss)
        {
            if (step % 500 == 0)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: q(z | D), {step:N0} of {settings.Steps:N0} steps, {loss:F2} nats"));
            }
        }
    }

    private static void Print(TextWriter output, List<SearchRow> rows, Seed seed)
    {
        var yardstick = rows.Single(r => r.Name == MeasuredSearches.Yardstick);
        var withInterval = rows.Any(r => r.Name.StartsWith("latent", StringComparison.Ordinal));
        output.WriteLine($"search                    median  quartiles          failed  ratio to the yardstick{(withInterval ? ", 95 % interval" : "")}");
        foreach (var row in rows)
        {
            var (ratio, interval) = row.RatioTo(yardstick, seed.For("interval"));
            var ends = withInterval && interval is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known.Low:F2} to {known.High:F2})") : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Name,-24}  {row.Median,6:F0}  {row.LowerQuartile,6:F0} to {row.UpperQuartile,-6:F0}  {row.Failures,6}  {ratio:F2}{ends}"));
        }
    }
}
