using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Gateway.Calls;

/// <summary>Moves whole lines that are no calls out of a file of calls, so that a run goes on: its replies stand in the recordings.</summary>
internal static class CallLogMending
{
    /// <summary>What the name of the file ends with that they are moved to.</summary>
    public const string Torn = ".torn";

    /// <summary>Moves them; a last line without its end is left.</summary>
    /// <param name="path">The file; nothing happens where there is none.</param>
    /// <returns>How many were moved.</returns>
    public static int Mend(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        HashSet<long> torn = [];
        using (var file = Open(path))
        {
            torn.UnionWith(CallLines.In(file).Where(l => l.Text[^1] == '\n' && !IsCall(l.Start, l.Text)).Select(l => l.Start));
        }

        if (torn.Count == 0)
        {
            return 0;
        }

        using var kept = new UnfinishedFile(path);
        using (var file = Open(path))
        using (var moved = new FileStream(path + Torn, FileMode.Append, FileAccess.Write))
        {
            foreach (var (start, text) in CallLines.In(file))
            {
                Stream to = torn.Contains(start) ? moved : kept.Stream;
                to.Write(text);
            }
        }

        kept.Complete();
        return torn.Count;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static bool IsCall(long start, byte[] text) => CallLine.Find(start, text) is not null && FailedCall.CanRead(text);
}
