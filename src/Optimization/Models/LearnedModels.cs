using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Models;

/// <summary>What was learned of one world: f and Prior with their weights, z*, and the posterior around it.</summary>
/// <example>
/// <code>
/// var learned = LearnedModels.Load("runs/snow-1/learned/w0000");
/// var world = new SnowWorlds().Sample(new Seed(learned.WorldSeed!.Value));
/// var credences = learned.Predict(world, [world.ReadQuestion("+-+-++-+")])[0];
/// </code>
/// </example>
public sealed record LearnedModels
{
    /// <summary>The family of the world.</summary>
    public required string Family { get; init; }

    /// <summary>The seed from which the family drew the world; null where the world was drawn by other means.</summary>
    public ulong? WorldSeed { get; init; }

    /// <summary>What the models were made for.</summary>
    public required ModelShape Shape { get; init; }

    /// <summary>The answers of a question.</summary>
    public required AnswerSet Answers { get; init; }

    /// <summary>f, by its registered name.</summary>
    public required string FName { get; init; }

    /// <summary>f.</summary>
    public required IConditionalModel F { get; init; }

    /// <summary>Prior, by its registered name.</summary>
    public required string PriorName { get; init; }

    /// <summary>Prior.</summary>
    public required IPriorModel Prior { get; init; }

    /// <summary>z*: the rounded latent of greatest learned objective.</summary>
    public required IReadOnlyList<double> Z { get; init; }

    /// <summary>Z as particles, or as the one point.</summary>
    public required Posterior Posterior { get; init; }

    /// <summary>The posterior alone of a folder that <see cref="Save"/> wrote; null where there is no such folder.</summary>
    /// <param name="folder">As in <see cref="Load"/>.</param>
    /// <exception cref="InvalidDataException">A file is missing, cut off or of another version.</exception>
    public static Posterior? LoadPosterior(string folder) => LearnedFolder.ReadPosterior(folder);

    /// <summary>f's credences for questions, seen or new, under the posterior.</summary>
    /// <param name="world">The world that was learned, which encodes questions; its key is not touched.</param>
    /// <param name="questions">Questions of that world; none gives none.</param>
    /// <exception cref="ArgumentException">The models were made for another world.</exception>
    public IReadOnlyList<Credences> Predict(IWorld world, IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(questions);
        return world.Family == Family && world.Latents.Dimension == Shape.Latents
            ? questions.Count == 0 ? [] : Predictions.Of(F, world, questions, Posterior)
            : throw new ArgumentException(
                $"What was learned is of world {Family} with {Shape.Latents} numbers of z; this is world {world.Family} with {world.Latents.Dimension}.", nameof(world));
    }

    /// <summary>
    /// <c>f.safetensors</c>, <c>prior.safetensors</c>, <c>particles.jsonl</c>, <c>boxes.jsonl</c> where the posterior has boxes, and, last, <c>learned.json</c>, which makes a folder whole: names and
    /// contents. Equal models give equal bytes.
    /// </summary>
    public IEnumerable<(string Name, byte[] Content)> Files() => LearnedFolder.Files(this);

    /// <summary>Writes the files into a folder.</summary>
    /// <param name="folder">Made where it is not there; files of these names are written over.</param>
    public void Save(string folder) => LearnedFolder.Write(folder, Files());

    /// <summary>Reads a folder that <see cref="Save"/> wrote; predictions are the same to the last bit.</summary>
    /// <param name="folder">The folder, <c>RUN/learned/w0000</c> for the first world of a run.</param>
    /// <param name="world">The world, where its structure is one of your own; null to take the structure that stands in the folder.</param>
    /// <param name="names">The models by name, where some are your own; null for this room's.</param>
    /// <exception cref="InvalidDataException">A file is missing, cut off, of another version or of another world; the message names the file and what to do.</exception>
    /// <exception cref="NameException">A model is not registered under its name.</exception>
    public static LearnedModels Load(string folder, IWorld? world = null, NameRegistry? names = null) =>
        LearnedFolder.Read(folder, world, names ?? LearningNames.Default);
}
