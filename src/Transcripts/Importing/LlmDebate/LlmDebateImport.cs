namespace LearningThePrior.Transcripts.Importing.LlmDebate;

/// <summary>
/// Imports debates of language models, judged by people or models (Khan et al. 2024, "Debating with More Persuasive LLMs Leads
/// to More Truthful Answers"): a CSV with a column <c>transcript</c> of JSON. Both of the paper's forms are read: the published
/// human judgements (columns in data/dataset_readme.md of github.com/ucl-dark/llm_debate) and the files that its runs write.
/// </summary>
public static class LlmDebateImport
{
    private static readonly ImportFormat Format = new(
        "llm-debate",
        [
            "debate_id, or the transcript's index -> debate_id; rows of one debate_id and one transcript judge one debate",
            "transcript answers, names, swap -> answers and sides: A is the right answer, unless swap; and the key",
            "transcript rounds -> turns; words of judge and cross_examiner -> turns of the judge, after the round before",
            "<quote>, <v_quote>, <u_quote> -> citations of \"/0\", checked against the transcript's story here; without one: not unpacked",
            "confidence_correct, explanation, judge_id, judgement_time, turns_used -> judgement of method human",
            "answer_judge... -> judgements of models: logits -> method logprob; a letter alone -> method choice, credence 1, which says nothing of calibration",
            "experiment_name, consultant_type, interactive_judge, dataset_split, rollout_type -> labels",
        ],
        ["how the CSV was quoted, and empty fields", ImportedStory.NotKept]);

    /// <summary>Imports a file as a run's folder.</summary>
    /// <param name="file">The CSV.</param>
    /// <param name="folder">The run's folder, which may not stand yet.</param>
    /// <param name="skipBad">Whether rows that cannot be read are left out and listed in the report.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <returns>What became of everything.</returns>
    /// <exception cref="InvalidDataException">The file is missing or malformed, or the folder stands; nothing was written.</exception>
    public static ImportReport Run(string file, string folder, bool skipBad = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"there is no file {file}; a CSV with a column 'transcript' is expected.");
        }

        var runId = $"{Format.Name}-{ContentName.OfRun([file])}";
        return ImportedRun.Write(folder, runId, Format, Debates(file, runId), [], skipBad, cancellationToken);
    }

    private static IEnumerable<Func<ImportedDebate>> Debates(string file, string runId)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        foreach (var (line, read) in CsvRows.Objects(file))
        {
            yield return () =>
            {
                var row = new LlmRow(read(), $"{file}, line {line}", runId);

                // An interactive debate goes its own way with each judge, under one name.
                string[] names = [row.DebateId, $"{row.DebateId}.{row.Judge}", FormattableString.Invariant($"{row.DebateId}.line-{line}")];
                var name = names.First(n => !known.TryGetValue(n, out var content) || content == row.Content);
                var debate = row.Map(name, isNew: !known.ContainsKey(name));
                known.TryAdd(name, row.Content);
                return debate;
            };
        }
    }
}
