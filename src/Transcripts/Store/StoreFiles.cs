namespace LearningThePrior.Transcripts;

/// <summary>Where things stand in a run's folder.</summary>
internal static class StoreFiles
{
    public static string Run(string folder) => Path.Combine(folder, "run.json");

    public static string Journal(string folder) => Path.Combine(folder, "journal.jsonl");

    public static string Debates(string folder) => Path.Combine(folder, "debates.jsonl");

    public static string Judgements(string folder) => Path.Combine(folder, "judgements.jsonl");

    public static string Keys(string folder) => Path.Combine(folder, "keys.jsonl");

    public static string Nodes(string folder) => Path.Combine(folder, "nodes.jsonl");

    public static string Calls(string folder) => Path.Combine(folder, "calls.jsonl");
}
