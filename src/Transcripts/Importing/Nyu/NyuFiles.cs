using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>Finds the files of rooms, and of their metadata.</summary>
/// <param name="Rooms">One file a room, in order of names.</param>
/// <param name="Metadata">The list of rooms; null where there is none.</param>
/// <param name="Others">Files beside the rooms that are no rooms.</param>
internal sealed record NyuFiles(IReadOnlyList<string> Rooms, string? Metadata, IReadOnlyList<string> Others)
{
    private const string Official = "official";

    /// <summary>Where rooms stand below what was named: a folder of rooms, the published <c>pub</c>, the whole checkout.</summary>
    private static readonly string[] Below = ["", "debates", Path.Combine("pub", "debates")];

    /// <summary>The published list stands in both forms; the first that is there counts.</summary>
    private static readonly string[] MetadataNames = ["debates-metadata.jsonl", "debates-metadata.json"];

    /// <summary>Looks in a folder, in the folders of a checkout below it and in their <c>official</c>, or takes one room's file.</summary>
    /// <exception cref="InvalidDataException">There are no rooms.</exception>
    public static NyuFiles Find(string source)
    {
        if (File.Exists(source))
        {
            return new([source], MetadataAbove(Path.GetDirectoryName(Path.GetFullPath(source))!), []);
        }

        if (!Directory.Exists(source))
        {
            throw new InvalidDataException($"there is no file or folder {source}; a folder of rooms, a checkout that has them in pub/debates, or one room's JSON file, is expected.");
        }

        foreach (var folder in Below.Select(below => Path.Combine(source, below)))
        {
            string[] files = [.. JsonOf(folder), .. JsonOf(Path.Combine(folder, Official))];
            var rooms = files.Where(IsRoom).ToArray();
            if (rooms.Length > 0)
            {
                var metadata = MetadataAbove(folder);
                return new(rooms, metadata, [.. files.Except(rooms).Where(f => Path.GetFullPath(f) != metadata)]);
            }
        }

        throw new InvalidDataException(
            $"{source} holds no rooms: no .json file with a 'setup' and 'rounds' is in it, in its {string.Join(", ", Below.Skip(1))}, or in an {Official} of these.");
    }

    private static IEnumerable<string> JsonOf(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    /// <summary>Beside the rooms, or up to two folders above them.</summary>
    private static string? MetadataAbove(string folder) =>
        new[] { folder, Path.Combine(folder, ".."), Path.Combine(folder, "..", "..") }
            .SelectMany(f => MetadataNames.Select(name => Path.GetFullPath(Path.Combine(f, name))))
            .FirstOrDefault(File.Exists);

    /// <summary>Whether a file has a room's members; one that is no whole JSON may have been a room, and reading it says what is wrong.</summary>
    private static bool IsRoom(string file)
    {
        var reader = new Utf8JsonReader(ImportText.WithoutMark(File.ReadAllBytes(file)).Span);
        try
        {
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && (reader.ValueTextEquals("setup"u8) || reader.ValueTextEquals("rounds"u8)))
                {
                    return true;
                }

                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    reader.Skip();
                }
                else if (reader is { CurrentDepth: 0, TokenType: JsonTokenType.StartArray })
                {
                    return false;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
