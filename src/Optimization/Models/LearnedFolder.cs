using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Models;

/// <summary>The folder of what was learned of one world.</summary>
internal static class LearnedFolder
{
    private const string InfoFile = "learned.json";
    private const string ParticleFile = "particles.jsonl";
    private const string BoxFile = "boxes.jsonl";
    private const string WeightSchema = "ltp.weights/1";

    /// <summary>Writes files into a folder, which is not whole before the last.</summary>
    public static void Write(string folder, IEnumerable<(string Name, byte[] Content)> files)
    {
        Directory.CreateDirectory(folder);
        File.Delete(In(folder, InfoFile));
        File.Delete(In(folder, BoxFile));
        foreach (var (name, content) in files)
        {
            UnfinishedFile.Write(In(folder, name), content);
        }
    }

    public static IEnumerable<(string Name, byte[] Content)> Files(LearnedModels learned)
    {
        var info = new LearnedInfo(
            LearnedInfo.CurrentSchema,
            learned.Family,
            learned.WorldSeed?.ToString(CultureInfo.InvariantCulture),
            learned.FName,
            learned.PriorName,
            learned.Shape,
            learned.Answers.Texts,
            learned.Z,
            learned.Posterior.Particles.Count);
        var particles = learned.Posterior.Particles.Zip(learned.Posterior.Weights, (z, weight) => new LearnedParticle(weight, z));
        return
        [
            (WeightsOf("f"), WeightFile.Write(learned.F.Save(), About("f", info.F, info))),
            (WeightsOf("prior"), WeightFile.Write(learned.Prior.Save(), About("prior", info.Prior, info))),
            (ParticleFile, [.. particles.SelectMany(p => Line(p, LearnedJson.Default.LearnedParticle))]),
            .. learned.Posterior.Boxes.Count == 0 ? [] : new[] { (BoxFile, learned.Posterior.Boxes.SelectMany(b => Line(b, LearnedJson.Default.LatentBox)).ToArray()) },
            (InfoFile, Line(info, LearnedJson.Default.LearnedInfo)),
        ];
    }

    public static LearnedModels Read(string folder, IWorld? world, NameRegistry names)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var info = ReadInfo(In(folder, InfoFile));
        var shape = world is null ? info.Shape : info.Shape with { Structure = world.Structure };
        var posterior = ReadPosterior(folder, info);
        // First weights are written over, so that any will do.
        var models = NamedModels.Of(info.F, info.Prior, shape, names);
        var (f, prior) = (models.F(new(0)), models.Prior(new(0)));
        Fill(In(folder, WeightsOf("f")), About("f", info.F, info), f.Load);
        Fill(In(folder, WeightsOf("prior")), About("prior", info.Prior, info), prior.Load);
        return new LearnedModels
        {
            Family = info.Family,
            WorldSeed = info.WorldSeed is { } seed ? ulong.Parse(seed, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            Shape = shape,
            Answers = new AnswerSet(info.Answers),
            FName = info.F,
            F = f,
            PriorName = info.Prior,
            Prior = prior,
            Z = info.Z,
            Posterior = posterior,
        };
    }

    public static Posterior? ReadPosterior(string folder) =>
        File.Exists(In(folder, InfoFile)) ? ReadPosterior(folder, ReadInfo(In(folder, InfoFile))) : null;

    private static Posterior ReadPosterior(string folder, LearnedInfo info) =>
        ReadParticles(In(folder, ParticleFile), info) with { Boxes = ReadBoxes(In(folder, BoxFile), info) };

    private static LearnedInfo ReadInfo(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{file} is missing: the folder holds nothing that was learned, or it was not finished.");
        }

        var text = File.ReadAllText(file);
        var info = Parse(file, 1, text, LearnedJson.Default.LearnedInfo);
        return info switch
        {
            { Schema: not LearnedInfo.CurrentSchema } => throw Wrong(file, 1, "schema", $"'{info.Schema}' is not {LearnedInfo.CurrentSchema}, which this version reads."),
            { WorldSeed: { } seed } when !ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out _) => throw Wrong(file, 1, "world_seed", $"'{seed}' is no whole number."),
            _ when info.Z.Count != info.Shape.Latents => throw Wrong(file, 1, "z", $"has {info.Z.Count} numbers where shape.latents says {info.Shape.Latents}."),
            _ when info.Answers.Count != info.Shape.Answers => throw Wrong(file, 1, "answers", $"has {info.Answers.Count} where shape.answers says {info.Shape.Answers}."),
            _ => info,
        };
    }

    private static Posterior ReadParticles(string file, LearnedInfo info)
    {
        LearnedParticle[] particles = [.. Lines(file).Select((line, i) => Parse(file, i + 1, line, LearnedJson.Default.LearnedParticle))];
        for (var i = 0; i < particles.Length; i++)
        {
            if (particles[i].Z.Count != info.Shape.Latents || !(particles[i].Weight >= 0))
            {
                throw Wrong(file, i + 1, "z", $"a weight from 0 to 1 and {info.Shape.Latents} numbers of z are expected.");
            }
        }

        return particles.Length == info.Particles
            ? new Posterior([.. particles.Select(p => p.Z)], [.. particles.Select(p => p.Weight)])
            : throw Wrong(file, particles.Length, "z", $"there are {particles.Length} particles where learned.json says {info.Particles}; the file is cut off, or of another world.");
    }

    private static LatentBox[] ReadBoxes(string file, LearnedInfo info)
    {
        LatentBox[] boxes = File.Exists(file) ? [.. File.ReadAllLines(file).Select((line, i) => Parse(file, i + 1, line, LearnedJson.Default.LatentBox))] : [];
        var wrong = Array.FindIndex(boxes, b => b.Low.Count != info.Shape.Latents || b.High.Count != info.Shape.Latents || !(b.Weight >= 0));
        return wrong < 0 ? boxes : throw Wrong(file, wrong + 1, "low", $"a weight from 0 to 1 and {info.Shape.Latents} numbers of low and of high are expected.");
    }

    private static void Fill(string file, SortedDictionary<string, string> expected, Action<IReadOnlyDictionary<string, NamedArray>> load)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{file} is missing; restore it, or run the world again.");
        }

        var (arrays, about) = WeightFile.Read(file);
        if (expected.FirstOrDefault(e => about.GetValueOrDefault(e.Key) != e.Value) is { Key: not null } other)
        {
            throw new InvalidDataException($"{file}: {other.Key}: '{about.GetValueOrDefault(other.Key, "")}' is not '{other.Value}', which belongs to this folder's learned.json.");
        }

        try
        {
            load(arrays);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private static SortedDictionary<string, string> About(string of, string model, LearnedInfo info) => new(StringComparer.Ordinal)
    {
        ["schema"] = WeightSchema,
        ["of"] = of,
        ["model"] = model,
        ["family"] = info.Family,
        ["world_seed"] = info.WorldSeed ?? "",
    };

    private static string[] Lines(string file) => File.Exists(file)
        ? File.ReadAllLines(file)
        : throw new InvalidDataException($"{file} is missing; restore it, or run the world again.");

    private static T Parse<T>(string file, int line, string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw Wrong(file, line, "$", "null stands where an object is expected.");
        }
        catch (JsonException e)
        {
            throw Wrong(file, line, e.Path is null or "" ? "$" : e.Path, $"{e.Message.Split(" Path:")[0].TrimEnd('.')}; restore the file, or run the world again.");
        }
    }

    private static InvalidDataException Wrong(string file, int line, string field, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {field}: {problem}"));

    private static byte[] Line<T>(T value, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];

    private static string WeightsOf(string model) => model + ".safetensors";

    private static string In(string folder, string file) => Path.Combine(folder, file);
}
