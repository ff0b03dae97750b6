using System.Text.Json.Serialization;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What stored debates and judgements tell, with nothing that they cannot bear.</summary>
public sealed record AnalysisResult
{
    /// <summary>The schema of this result as JSON.</summary>
    public const string CurrentSchema = "ltp.analysis/1";

    /// <summary>Always <see cref="CurrentSchema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>The runs that were read, in the order given.</summary>
    public required IReadOnlyList<AnalysedRun> Runs { get; init; }

    /// <summary>What the items of a group are, in a word for tables: debates, decompositions, or both together.</summary>
    [JsonIgnore]
    public string Played => (Runs.Sum(r => r.Debates), Runs.Sum(r => r.DecompositionVerdicts)) switch
    {
        (_, 0) => "debates",
        (0, _) => "decompositions",
        _ => "items",
    };

    /// <summary>The kind of judges that the whole is of, and groups that do not tell judges apart; null where nobody judged, or all kinds are thrown together.</summary>
    [JsonIgnore]
    public string? Kind { get; init; }

    /// <summary>The factors grouped by; empty where only the whole was asked for.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Everything together: final judgements of all debates.</summary>
    public required GroupResult Overall { get; init; }

    /// <summary>One for each combination of the factors that occurs, in order of their values; empty without factors.</summary>
    public required IReadOnlyList<GroupResult> Groups { get; init; }

    /// <summary>Each pair of groups on the questions that both have.</summary>
    public required IReadOnlyList<GroupComparison> Comparisons { get; init; }

    /// <summary>How far judges agree on debates that they have in common.</summary>
    public required AgreementResult Agreement { get; init; }

    /// <summary>How strong debaters are; null where no two different ones met.</summary>
    public required RatingResult? Ratings { get; init; }

    /// <summary>What was left out, and why.</summary>
    public required IReadOnlyList<Dropped> Dropped { get; init; }

    /// <summary>What a reader should know before believing a number.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What is amiss with the runs themselves: ends that were cut off, missing keys or judgements.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>A run that was read.</summary>
/// <param name="Name">What it is called here: its id, or the name given.</param>
/// <param name="Path">The folder.</param>
/// <param name="Kind">What made it, for example "import".</param>
/// <param name="Debates">How many debates it holds.</param>
/// <param name="Judgements">How many judgements it holds.</param>
/// <param name="TornBytes">Bytes left out at the ends of files that were cut off.</param>
public sealed record AnalysedRun(string Name, string Path, string Kind, long Debates, long Judgements, long TornBytes)
{
    /// <summary>How many decompositions it holds. In JSON the key is absent when it is 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Decompositions { get; init; }

    /// <summary>How many of these were to end in a verdict, and count among what was judged: an item of a group is a debate or one of these.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long DecompositionVerdicts { get; init; }
}

/// <summary>Something left out.</summary>
/// <param name="What">"debates", "judgements" or "questions".</param>
/// <param name="Count">How many.</param>
/// <param name="Cause">Why, and of what.</param>
/// <param name="Examples">The first few, by id.</param>
public sealed record Dropped(string What, long Count, string Cause, IReadOnlyList<string> Examples);
