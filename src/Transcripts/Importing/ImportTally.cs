using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Counts what is imported, for the report.</summary>
internal sealed class ImportTally(string runId, ImportFormat format)
{
    private readonly HashSet<string> _debates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _citations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _extras = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];
    private int _turns;
    private int _decompositions;
    private int _judgements;
    private int _verdicts;
    private int _keys;

    /// <summary>Counts a debate, and hands it back.</summary>
    /// <exception cref="InvalidDataException">Another one has its name; it is not counted.</exception>
    public ImportedDebate Add(ImportedDebate imported)
    {
        if (imported.Debate is { } debate)
        {
            Name(imported);
            Add(debate);
        }

        if (imported.Decomposition is not null)
        {
            Name(imported);
            _decompositions++;
        }

        _judgements += imported.Judgements.Count;
        _verdicts += imported.Judgements.Count(j => j.Final);
        _keys += imported.Key is null ? 0 : 1;
        _notes.AddRange(imported.Notes.Select(note => $"{imported.DebateId}: {note}"));
        return imported;
    }

    public void Note(string note) => _notes.Add(note);

    /// <summary>Lines of <c>extras.jsonl</c>, counted as they are handed out.</summary>
    /// <param name="debateId">The debate; null for what belongs to none.</param>
    /// <param name="parts">What may have something left.</param>
    public IEnumerable<StoredExtra> Extras(string? debateId, IEnumerable<(string Source, JsonPart Left)> parts)
    {
        foreach (var (source, part) in parts)
        {
            foreach (var (pointer, pattern, value) in part.Left())
            {
                Count(_extras, $"{source} {(pattern.Length == 0 ? "whole" : pattern)}");
                yield return new(StoredExtra.CurrentSchema, runId, debateId, source, pointer, value);
            }
        }
    }

    public ImportReport Report(IReadOnlyList<string> skipped) => _debates.Count == 0
        ? throw new InvalidDataException($"there are no debates to import.{(skipped.Count > 0 ? $" {skipped.Count} could not be read; the first: {skipped[0]}" : "")}")
        : new()
        {
            RunId = runId,
            Debates = _debates.Count - _decompositions,
            Decompositions = _decompositions,
            Turns = _turns,
            Citations = _citations,
            Judgements = _judgements,
            Verdicts = _verdicts,
            Keys = _keys,
            Mapped = format.Mapped,
            Extras = _extras,
            NotKept = format.NotKept,
            Notes = _notes,
            Skipped = skipped,
        };

    private void Name(ImportedDebate imported)
    {
        if (!_debates.Add(imported.DebateId))
        {
            var place = imported.Extras.Select(e => e.Left.Where + ": ").FirstOrDefault("");
            throw new InvalidDataException($"{place}an earlier debate is called '{imported.DebateId}' too; give each its own name.");
        }
    }

    private void Add(StoredDebate debate)
    {
        _turns += debate.Turns.Count;
        _notes.AddRange(debate.Turns.Where(ImportText.IsCut).Select(t => FormattableString.Invariant(
            $"{debate.DebateId}: turn {t.Turn} has {t.TextRaw!.Length:N0} characters, more than a speech holds; 'text' is cut, all of it stands in 'text_raw'.")));
        foreach (var citation in debate.Turns.SelectMany(t => t.Citations))
        {
            Count(_citations, JsonNamingPolicy.SnakeCaseLower.ConvertName(citation.Status.ToString()));
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
