using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Gateway.Calls;

/// <summary>Sorts a file of calls by what its lines say, holding one line and the places of all in memory.</summary>
internal static class CallLogOrder
{
    public static void Sort(string path)
    {
        using var sorted = new UnfinishedFile(path);
        using (var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            // A run that died and went on writes its calls again, perhaps at other prices: the last word counts.
            var lines = Lines(path, source).GroupBy(l => (l.Conversation, l.Call, l.At, l.Replayed)).Select(again => again.Last()).ToList();
            lines.Sort(Compare);
            foreach (var line in lines)
            {
                source.Position = line.Start;
                var bytes = new byte[line.Length];
                source.ReadExactly(bytes);
                sorted.Stream.Write(bytes);
            }
        }

        sorted.Complete();
    }

    private static int Compare(CallLine left, CallLine right)
    {
        var order = string.CompareOrdinal(left.Conversation, right.Conversation);
        order = order != 0 ? order : string.CompareOrdinal(left.Call, right.Call);
        return order != 0 ? order : string.CompareOrdinal(left.Hash, right.Hash);
    }

    private static IEnumerable<CallLine> Lines(string path, FileStream source) => CallLines.In(source).Select((line, i) => line.Text[^1] != '\n'
        ? throw new FormatException($"{path}: line {i + 1} is not whole.")
        : CallLine.Find(line.Start, line.Text) ?? throw new FormatException($"{path}: line {i + 1} is no call ({CallJson.Schema})."));
}
