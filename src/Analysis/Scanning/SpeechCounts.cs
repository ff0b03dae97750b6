using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Words and citations of the two sides of a debate, counted speech by speech.</summary>
internal sealed class SpeechCounts
{
    private static readonly int Statuses = Enum.GetValues<CitationStatus>().Length;

    private readonly int[] _cited = new int[Statuses];
    private readonly int[] _words = new int[2];
    private readonly int[]?[] _citations = new int[2][];

    /// <summary>Begins a speech.</summary>
    public void BeginTurn() => Array.Clear(_cited);

    /// <summary>Counts a citation of this speech.</summary>
    public void Cite(CitationStatus status) => _cited[(int)status]++;

    /// <summary>Ends it, and says whose it was.</summary>
    public void EndTurn(string role, int words)
    {
        if (role is not ("debater_a" or "debater_b"))
        {
            return;
        }

        var side = role == "debater_a" ? 0 : 1;
        _words[side] += words;
        if (_cited.AsSpan().ContainsAnyExcept(0))
        {
            var sum = _citations[side] ??= new int[Statuses];
            for (var i = 0; i < Statuses; i++)
            {
                sum[i] += _cited[i];
            }
        }
    }

    /// <summary>How many words a side said.</summary>
    public int Words(int side) => _words[side];

    /// <summary>How many citations of each status a side made; null where it made none.</summary>
    public int[]? Citations(int side) => _citations[side];
}
