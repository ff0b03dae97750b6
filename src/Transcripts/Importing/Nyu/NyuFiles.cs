namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>Finds the files of rooms, and of their metadata.</summary>
/// <param name="Rooms">One file a room, in order of names.</param>
/// <param name="Metadata">The list of rooms; null where there is none.</param>
internal sealed record NyuFiles(IReadOnlyList<string> Rooms, string? Metadata)
{
    private const string MetadataName = "debates-metadata.jsonl";

    /// <summary>Looks in a folder and in its <c>official</c>, or takes one room's file.</summary>
    /// <exception cref="InvalidDataException">There are no rooms.</exception>
    public static NyuFiles Find(string source)
    {
        if (File.Exists(source))
        {
            return new([source], MetadataBeside(Path.GetDirectoryName(Path.GetFullPath(source))!));
        }

        if (!Directory.Exists(source))
        {
            throw new InvalidDataException($"there is no file or folder {source}; a folder of rooms, or one room's JSON file, is expected.");
        }

        var official = Path.Combine(source, "official");
        string[] rooms = [.. RoomsOf(source), .. Directory.Exists(official) ? RoomsOf(official) : []];
        return rooms.Length > 0
            ? new(rooms, MetadataBeside(source))
            : throw new InvalidDataException($"{source} holds no rooms: neither it nor {official} has a .json file.");
    }

    private static IEnumerable<string> RoomsOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal);

    private static string? MetadataBeside(string folder) =>
        new[] { folder, Path.Combine(folder, "..") }.Select(f => Path.GetFullPath(Path.Combine(f, MetadataName))).FirstOrDefault(File.Exists);
}
