using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LearningThePrior.Experiments.Files;

/// <summary>Reads YAML, of which JSON is a part, with the line of everything. Anchors are refused: a few of them name a billion nodes.</summary>
internal static class YamlText
{
    private const long MostBytes = 4_000_000;
    private const int MostDepth = 8;

    /// <summary>The root of a file that holds one mapping.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static YamlMappingNode Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"there is no file {path}; an experiment is expected there, as .yaml or .json.");
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new InvalidDataException($"{path} is too large for an experiment.");
        }

        try
        {
            RefuseAnchors(path);
            YamlStream stream = [];
            using var text = File.OpenText(path);
            stream.Load(text);
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new InvalidDataException($"{path}, line 1: fields are wanted, as in 'debater: openai/gpt-4o-mini'.");
        }
        catch (YamlException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {e.Start.Line}: this is no YAML: {e.InnerException?.Message ?? e.Message}"), e);
        }
    }

    /// <summary>The members of a mapping.</summary>
    public static IEnumerable<(string Name, YamlNode Value, FieldPlace Place)> Members(YamlNode node, FieldPlace within)
    {
        var mapping = node as YamlMappingNode ?? throw within.Wrong("fields are wanted here, as in 'name: value'.");
        foreach (var (key, value) in mapping)
        {
            var place = within with { Line = key.Start.Line };
            var name = (key as YamlScalarNode)?.Value ?? throw place.Wrong("a field's name is wanted.");
            yield return (name, value, place with { Field = within.Field.Length > 0 ? $"{within.Field}.{name}" : name });
        }
    }

    /// <summary>A scalar, a list of scalars, or fields within fields as <c>a.b=value</c>, each.</summary>
    public static IReadOnlyList<string> Values(YamlNode node, FieldPlace place) => node switch
    {
        YamlScalarNode scalar => [Scalar(scalar, place)],
        YamlSequenceNode list => [.. list.Select(i => Scalar(i as YamlScalarNode ?? throw place.Wrong("a list of texts or numbers is wanted."), place))],
        YamlMappingNode => [.. Pairs(node, "", place, 0)],
        _ => throw place.Wrong("a value is wanted."),
    };

    private static IEnumerable<string> Pairs(YamlNode node, string prefix, FieldPlace place, int depth) =>
        depth > MostDepth ? throw place.Wrong("fields lie too deep in each other.")
        : Members(node, place).SelectMany(m => m.Value switch
        {
            YamlMappingNode => Pairs(m.Value, $"{prefix}{m.Name}.", m.Place, depth + 1),
            YamlSequenceNode list => [$"{prefix}{m.Name}={new JsonArray([.. list.Select(i => (JsonNode)Scalar(i as YamlScalarNode ?? throw m.Place.Wrong("a list of texts is wanted."), m.Place))]).ToJsonString()}"],
            _ => [$"{prefix}{m.Name}={Scalar((YamlScalarNode)m.Value, m.Place)}"],
        });

    private static string Scalar(YamlScalarNode scalar, FieldPlace place) => scalar.Value is { Length: > 0 } text
        ? text
        : throw place.Wrong("a value is wanted, and there is none; leave the field out for its default.");

    private static void RefuseAnchors(string path)
    {
        using var text = File.OpenText(path);
        var parser = new Parser(text);
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias or YamlDotNet.Core.Events.NodeEvent { Anchor.IsEmpty: false })
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {parser.Current.Start.Line}: anchors and aliases are not read; write the value where it is used."));
            }
        }
    }
}
