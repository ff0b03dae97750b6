using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// The Mz that writes the trees of a run: the worlds' own decoder, or one that was learned, which the run keeps under <c>unpacker</c>. A plan says "learned", or "flat" of flat text, where the run teaches it, and "learned:" or
/// "flat:" with the fingerprint of its weights where it was taught before.
/// </summary>
internal static class RunUnpacker
{
    public const string Exact = "exact";
    public const string Learned = "learned";
    public const string Flat = "flat";
    private const string Folder = "unpacker";
    private const string Weights = LearnedUnpacker.WeightsFile;

    /// <summary>What <c>--unpacker</c> means.</summary>
    /// <param name="option">The option; null where it was not given.</param>
    /// <param name="family">Whose trees are to be written.</param>
    /// <returns>As the plan says it, null for the worlds' own decoder; and the weights of a Mz that was taught before.</returns>
    public static (string? Plan, byte[]? Weights) Read(string? option, IWorldFamily family)
    {
        if (option is null or Exact)
        {
            return (null, null);
        }

        if (option is Learned or Flat)
        {
            return (option, null);
        }

        var folder = FolderOf(option, "--unpacker");
        if (family is not IExplorableFamily explorable || !IsReadable(family))
        {
            throw new UserException($"--unpacker {option}: {NoExplorer(family)}");
        }

        using var mz = Find(folder, explorable, out var file);
        if (mz.Info.Network is { Form: PageForm.Autoregressive })
        {
            throw new UserException($"--unpacker {option}: an autoregressive Mz has no step that f could share; give one of form title-body, or flat.");
        }

        var weights = File.ReadAllBytes(file);
        return ($"{Kind(mz)}:{Fingerprint(weights)}", weights);
    }

    /// <summary>A Mz that is learned now, or was learned before, as an option says: "learned" or "learned:FOLDER".</summary>
    /// <param name="option">The option's value.</param>
    /// <param name="name">The option, for messages.</param>
    /// <param name="family">Whose trees are to be written.</param>
    /// <param name="seed">Of teaching.</param>
    /// <param name="error">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops teaching.</param>
    public static LearnedUnpacker Open(string option, string name, IExplorableFamily family, Seed seed, TextWriter error, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureLoaded();
        if (option == Learned)
        {
            return UnpackerLearning.Learn(family.Explorer, seed, error.WriteLine, cancellationToken);
        }

        var mz = Find(FolderOf(option, name), family, out _);
        if (mz.Info.Network is { Form: PageForm.TitleBody })
        {
            return mz;
        }

        mz.Dispose();
        throw new UserException($"{name} {option}: searches in the latent follow the step of an Mz of form title-body; this one has none.");
    }

    /// <summary>The worlds of a plan as far as they can be checked before Mz is there.</summary>
    /// <param name="family">The worlds.</param>
    /// <param name="unpacker">As the plan says it.</param>
    public static IWorldFamily Untaught(IWorldFamily family, string? unpacker) => unpacker is null ? family
        : family is IExplorableFamily explorable && IsReadable(family) ? new UnpackedWorlds(family, UnpackerForms.Untaught(explorable.Explorer, KindOf(unpacker) == Flat))
        : throw new UserException($"--unpacker {KindOf(unpacker)}: {NoExplorer(family)}");

    /// <summary>The worlds of a plan, seen through the Mz that the run's folder holds.</summary>
    public static IWorldFamily Over(IWorldFamily family, RunPlan plan, string run)
    {
        if (plan.Unpacker is null)
        {
            return family;
        }

        var (mz, depth) = (Load(Path.Combine(run, Folder), (IExplorableFamily)family), ((IExplorableFamily)family).TreeDepth);
        return plan.Unpacker == Kind(mz) || plan.Unpacker == $"{Kind(mz)}:{Fingerprint(File.ReadAllBytes(Path.Combine(run, Folder, Weights)))}"
            ? new UnpackedWorlds(family, UnpackerForms.Of(mz, depth))
            : throw new UserException($"{Path.Combine(run, Folder, Weights)}: is not the Mz that the run began with; restore it.");
    }

    /// <summary>Keeps a Mz that was taught before in the run's folder.</summary>
    public static void Keep(RunWriter writer, byte[] weights) => writer.Write($"{Folder}/{Weights}", weights);

    /// <summary>Teaches Mz where the plan says so and the run's folder does not hold it yet.</summary>
    /// <returns>What is to be told of it.</returns>
    public static UnpackerSummary Ready(RunWriter writer, RunPlan plan, IWorldFamily family, TextWriter error, CancellationToken cancellationToken)
    {
        if (plan.Unpacker is null)
        {
            return new(Exact);
        }

        var (explorable, folder) = ((IExplorableFamily)family, Path.Combine(writer.Folder, Folder));
        double? seconds = null;
        if (!File.Exists(Path.Combine(folder, Weights)))
        {
            TorchRuntime.EnsureLoaded();
            var started = TimeProvider.System.GetTimestamp();
            using var taught = UnpackerLearning.Learn(
                explorable.Explorer,
                UnpackerDefaults.Network(explorable) with { Form = plan.Unpacker == Flat ? PageForm.Flat : PageForm.TitleBody },
                UnpackerDefaults.Training(explorable),
                RunBuilder.Seed(plan).For("unpacker"),
                error.WriteLine,
                cancellationToken);
            writer.Write($"{Folder}/{Weights}", taught.ToFile());
            seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        }

        using var mz = Load(folder, explorable);
        var proposed = UnpackerForms.Of(mz, explorable.TreeDepth).OverseerCalls;
        return new(Kind(mz)) { Latents = mz.Latents, Parameters = mz.Parameters, OverseerCalls = mz.Info.OverseerCalls, ProposedPages = proposed, WallS = seconds };
    }

    private static string FolderOf(string option, string name) => option.StartsWith(Learned + ":", StringComparison.Ordinal) && option[(Learned.Length + 1)..] is { Length: > 0 } folder
        ? folder
        : throw new UserException($"{name} must be exact, {(name == "--unpacker" ? "flat, " : "")}learned or learned:FOLDER; '{option}' is not.");

    /// <summary>What a plan says before the fingerprint.</summary>
    private static string KindOf(string plan) => plan.Split(':')[0];

    private static string Kind(LearnedUnpacker mz) => mz.Info.Network is { Form: PageForm.Flat } ? Flat : Learned;

    private static bool IsReadable(IWorldFamily family) => family.Sample(default) is IReadableWorld;

    /// <summary>The Mz that a folder of 'ltp unpacker', or of a run, holds.</summary>
    private static LearnedUnpacker Find(string folder, IExplorableFamily family, out string file)
    {
        file = new[] { folder, Path.Combine(folder, Folder), Path.Combine(folder, "learned") }.Select(f => Path.Combine(f, Weights)).FirstOrDefault(File.Exists)
            ?? throw new UserException($"{folder} holds no learned Mz ({Weights}); 'ltp unpacker' trains one.");
        return Load(Path.GetDirectoryName(file)!, family);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Whoever asks for it disposes it.")]
    private static LearnedUnpacker Load(string folder, IExplorableFamily family)
    {
        try
        {
            return LearnedUnpacker.Load(folder, family.Explorer);
        }
        catch (InvalidDataException e)
        {
            throw new UserException(PlainWords.OfArgument(e.Message));
        }
    }

    private static string Fingerprint(byte[] weights) => Convert.ToHexStringLower(SHA256.HashData(weights))[..16];

    private static string NoExplorer(IWorldFamily family) => family is IExplorableFamily
        ? $"world {family.Name} does not say how its human takes pages that a learned Mz writes; leave the unpacker at exact."
        : $"nobody explores world {family.Name}, so that no Mz can be learned of it; leave the unpacker at exact.";
}
