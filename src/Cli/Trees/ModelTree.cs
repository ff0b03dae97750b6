using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Amplification.Unpacking;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli.Trees;

/// <summary>The options of a tree that a language model unpacks, and the tree itself: kept in a folder, Z is the same whenever it is read again.</summary>
internal sealed class ModelTree
{
    private readonly Option<string?> _root = new("--root") { Description = "With --model: z, the short text that the tree unpacks. A store that stands has its own." };
    private readonly Option<string?> _store = new("--store") { Description = "With --model: the folder that keeps what was unpacked; nothing that it holds is asked again." };

    public Option<string?> Model { get; } = new("--model") { Description = "Mz is this language model, as provider/model@address: it writes each node from those above it (settings: branching, depth, max-tokens)." };

    public void AddTo(Command command)
    {
        foreach (var option in new[] { Model, _root, _store })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Refuses all of it where no language model unpacks.</summary>
    public void RefuseAll(ParseResult parsed)
    {
        if (new[] { _root, _store }.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } given)
        {
            throw new UserException($"{given.Name} goes with --model alone.");
        }
    }

    public Opened Open(ParseResult parsed, IEnumerable<KeyValuePair<string, string>> set)
    {
        var name = ModelName.Parse(parsed.GetValue(Model)!);
        var (root, store) = (parsed.GetValue(_root), parsed.GetValue(_store));
        var pairs = set.ToList();
        if (store is null)
        {
            return new(name, Asked(name, root, pairs), kept: null);
        }

        var file = Path.Combine(store, "tree.json");
        var told = File.Exists(file) ? Read(file) : null;
        var plan = told is not null && root is null && pairs.Count == 0 ? told : Asked(name, root ?? told?.Root, pairs);
        if (told is not null && told with { Model = plan.Model } != plan)
        {
            throw new UserException($"{file} keeps another tree (root, branching, depth or max-tokens differ); leave --root and --set out to read it, or give --store another folder.");
        }

        if (told is not null && told.Model != name.Unaddressed)
        {
            throw new UserException($"{file}: the tree is unpacked by {told.Model}; name it with --model, or give --store another folder.");
        }

        if (told is null)
        {
            Directory.CreateDirectory(store);
            UnfinishedFile.Write(file, JsonSerializer.Serialize(plan, ModelTreeJson.Default.ModelTreePlan) + "\n");
        }

        return new(name, plan, new(Path.Combine(store, "nodes.jsonl")));
    }

    private static ModelTreePlan Asked(ModelName name, string? root, List<KeyValuePair<string, string>> set)
    {
        var settings = SettingRecord.With(new ModelUnpackerSettings(), set);
        return string.IsNullOrWhiteSpace(root)
            ? throw new UserException("--root is missing: the short text z that the tree unpacks.")
            : new(name.Unaddressed, root, settings.Branching, settings.Depth, settings.MaxTokens);
    }

    private static ModelTreePlan Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), ModelTreeJson.Default.ModelTreePlan) is { Branching: > 0, Depth: >= 0, MaxTokens: > 0, Root.Length: > 0 } plan
                ? plan
                : throw new UserException($"{file}: tells of no tree; restore it, or give --store another folder.");
        }
        catch (JsonException e)
        {
            throw new UserException($"{file}: {e.Path ?? "$"}: tells of no tree; restore it, or give --store another folder.");
        }
    }

    /// <summary>A tree whose nodes are asked for as they are read.</summary>
    public sealed class Opened : IDisposable
    {
        private readonly ModelGateway _gateway = new(new());
        private readonly UnpackedTexts? _kept;

        public Opened(ModelName name, ModelTreePlan plan, UnpackedTexts? kept)
        {
            _kept = kept;
            var settings = new ModelUnpackerSettings { Branching = plan.Branching, Depth = plan.Depth, MaxTokens = plan.MaxTokens };
            Tree = new(new ModelUnpacker(OpenAIModel.Open(name, _gateway.ClientFor(name)), plan.Root, settings, kept));
        }

        public ImplicitTree Tree { get; }

        public void Dispose()
        {
            _kept?.Dispose();
            _gateway.Dispose();
        }
    }
}

/// <summary>What a store of unpacked nodes belongs to.</summary>
internal sealed record ModelTreePlan(string Model, string Root, int Branching, int Depth, int MaxTokens);

/// <summary>How it is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelTreePlan))]
internal sealed partial class ModelTreeJson : JsonSerializerContext;
