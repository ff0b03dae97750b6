using System.Text.Json;
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

    private static int Compare(Line left, Line right)
    {
        var order = string.CompareOrdinal(left.Conversation, right.Conversation);
        order = order != 0 ? order : string.CompareOrdinal(left.Call, right.Call);
        return order != 0 ? order : string.CompareOrdinal(left.Hash, right.Hash);
    }

    private static List<Line> Lines(string path, FileStream source)
    {
        List<Line> lines = [];
        BufferedStream reader = new(source, 1 << 16);
        MemoryStream text = new();
        long start = 0;
        for (int next; (next = reader.ReadByte()) >= 0;)
        {
            text.WriteByte((byte)next);
            if (next == '\n')
            {
                lines.Add(Line.Read(path, lines.Count + 1, start, text.ToArray()));
                start += text.Length;
                text.SetLength(0);
            }
        }

        return text.Length == 0 ? lines : throw new FormatException($"{path}: line {lines.Count + 1} is not whole.");
    }

    private sealed record Line(long Start, int Length, string? Conversation, string Call, string? At, bool Replayed, string Hash)
    {
        public static Line Read(string path, int number, long start, byte[] text)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                var root = document.RootElement;
                if (root.GetProperty("schema").GetString() == CallJson.Schema && root.GetProperty("call_id").GetString() is { } call)
                {
                    var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(text));
                    return new(start, text.Length, root.GetProperty("conversation_id").GetString(), call, root.GetProperty("at").GetString(), root.GetProperty("replayed").GetBoolean(), hash);
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
            {
            }

            throw new FormatException($"{path}: line {number} is no call ({CallJson.Schema}).");
        }
    }
}
