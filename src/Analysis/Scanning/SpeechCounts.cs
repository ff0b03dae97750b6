using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Words and citations of the two sides of a debate, counted.</summary>
internal sealed class SpeechCounts
{
    private static readonly int Statuses = Enum.GetValues<CitationStatus>().Length;

    private readonly int[] _words = new int[2];
    private readonly int[] _silent = new int[2];
    private readonly int[]?[] _citations = new int[2][];

    private SpeechCounts()
    {
    }

    /// <summary>The counts of a debate.</summary>
    public static SpeechCounts Of(StoredDebate debate)
    {
        var counts = new SpeechCounts();
        foreach (var turn in debate.Turns.Where(t => t.Role is "debater_a" or "debater_b"))
        {
            var side = turn.Role == "debater_a" ? 0 : 1;
            if (turn.IsSilent)
            {
                counts._silent[side]++;
                continue;
            }

            counts._words[side] += WordsOf(turn.Text);
            foreach (var citation in turn.Citations)
            {
                (counts._citations[side] ??= new int[Statuses])[(int)citation.Status]++;
            }
        }

        return counts;
    }

    /// <summary>How many words a side said.</summary>
    public int Words(int side) => _words[side];

    /// <summary>In how many of its turns a side made no speech.</summary>
    public int Silent(int side) => _silent[side];

    /// <summary>How many citations of each status a side made; null where it made none.</summary>
    public int[]? Citations(int side) => _citations[side];

    /// <summary>The words of a text: runs of anything but white space of ASCII and control characters.</summary>
    private static int WordsOf(ReadOnlySpan<char> text)
    {
        var (words, inWord) = (0, false);
        foreach (var c in text)
        {
            words += c > ' ' && !inWord ? 1 : 0;
            inWord = c > ' ';
        }

        return words;
    }
}
