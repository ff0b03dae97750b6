using System.Text.Json;
using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Counts citations by status and by how their side stands to the truth.</summary>
internal static class CitationTable
{
    private static readonly (CitationStatus Status, string Name)[] Statuses =
        [.. Enum.GetValues<CitationStatus>().Select(s => (s, JsonNamingPolicy.SnakeCaseLower.ConvertName(s.ToString())))];

    /// <summary>A row for each standing that cited anything.</summary>
    public static List<CitationRow> Of(IEnumerable<JudgedDebate> debates)
    {
        var counts = new Dictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var debate in debates)
        {
            Add(counts, debate.HonestA, debate.Row.A);
            Add(counts, debate.HonestB, debate.Row.B);
        }

        return
        [
            .. from standing in new[] { "honest", "dishonest", "unknown" }
               where counts.ContainsKey(standing)
               select new CitationRow(standing, new OrderedDictionary<string, long>(
                   Statuses.Select(s => KeyValuePair.Create(s.Name, counts[standing][(int)s.Status])))),
        ];
    }

    private static void Add(Dictionary<string, long[]> counts, bool? honest, SideRow? side)
    {
        if (side?.Cited is null)
        {
            return;
        }

        var standing = DebateStatistics.Standing(honest);
        if (!counts.TryGetValue(standing, out var own))
        {
            counts[standing] = own = new long[Statuses.Length];
        }

        foreach (var (status, _) in Statuses)
        {
            own[(int)status] += side.Citations(status);
        }
    }
}
