using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>
/// Analyses stored debates, with no model and no network:
/// <c>await TranscriptAnalysis.OfAsync(["runs/x"], new AnalysisOptions { By = ["protocol", "judge"] })</c>.
/// </summary>
public static class TranscriptAnalysis
{
    /// <summary>Reads runs and computes everything that they can bear.</summary>
    /// <param name="runs">Folders of runs, each as its path or as <c>NAME=PATH</c>, which calls it by another name than its id.</param>
    /// <param name="options">How to group; by default everything together.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">A folder is no run's, or two runs have one name.</exception>
    /// <exception cref="JournalException">A line is malformed: the message names file, line and field.</exception>
    /// <exception cref="ArgumentException">A factor or a judge is unknown; the message lists those that there are.</exception>
    public static async Task<AnalysisResult> OfAsync(
        IEnumerable<string> runs, AnalysisOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        options ??= new();
        var corpus = new Corpus();
        SortedSet<string> judges = new(StringComparer.Ordinal);
        foreach (var reference in RunReference.OpenAll(runs))
        {
            await new RunLoader(corpus, reference, judges)
            {
                WithoutSilent = options.WithoutSilent,
            }.LoadAsync(options.Judge, cancellationToken);
        }

        if (options.Judge is { } judge && !judges.Contains(judge))
        {
            throw new ArgumentException($"no judgement is by '{judge}'; there are {string.Join(", ", judges)}.");
        }

        new Conditions(options.Where).Apply(corpus);
        return Analyse(corpus, options, cancellationToken);
    }

    private static AnalysisResult Analyse(Corpus corpus, AnalysisOptions options, CancellationToken cancellationToken)
    {
        string[] by = [.. options.By.Concat(options.AllStages ? [Factors.Stage] : []).Distinct(StringComparer.Ordinal)];
        var kinds = JudgeKinds.In(corpus);
        var isMixed = kinds.Count > 1 && !options.PoolKinds;
        bool Heads(ScoredJudgement judgement) => !isMixed || judgement.Kind == kinds[0].Kind;
        var tellsJudges = JudgeKinds.AreToldBy(by);
        if (isMixed && tellsJudges && !by.Contains(JudgeKinds.Factor, StringComparer.Ordinal))
        {
            by = [.. by, JudgeKinds.Factor];
        }

        if (isMixed)
        {
            corpus.Notes.Add(JudgeKinds.Note(kinds));
        }

        if (JudgeKinds.NoteOfOrders(corpus.Debates.SelectMany(d => d.Judgements).Where(j => j.IsFinal && Heads(j))) is { } orders)
        {
            corpus.Notes.Add(orders);
        }

        var groups = by.Length > 0 ? Grouping.Divide(corpus, by, options.AllStages, tellsJudges ? _ => true : Heads) : [];
        var sums = new GroupSums();
        var overall = new GroupAnalysis(Grouping.Whole(corpus, Heads), sums, options.Seed).Run();
        List<GroupResult> results = [];
        foreach (var group in groups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(new GroupAnalysis(group, sums, options.Seed.For(Comparing.Named(group.Factors))).Run());
        }

        DropReport.Unscored(corpus);
        var comparisons = Comparing.All(groups, corpus, options, options.Seed.For("comparisons"));
        var agreement = JudgesAgreeing.Of(corpus, withCopies: options.PoolKinds || kinds.All(k => JudgeKinds.IsOfCopies(k.Kind)), options.Seed.For("agreement"));
        cancellationToken.ThrowIfCancellationRequested();
        var ratings = DebaterRanking.Of(corpus, Heads, options.Seed.For("ratings"));
        return new()
        {
            Schema = AnalysisResult.CurrentSchema,
            Runs = corpus.Runs,
            By = by,
            Kind = options.PoolKinds || kinds.Count == 0 ? null : kinds[0].Kind,
            Overall = overall,
            Groups = results,
            Comparisons = comparisons,
            Agreement = agreement,
            Ratings = ratings,
            Dropped = corpus.Drops.ToList(),
            Notes = corpus.Notes,
            Warnings = corpus.Warnings,
        };
    }
}
