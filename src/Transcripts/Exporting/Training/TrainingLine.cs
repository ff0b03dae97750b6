namespace LearningThePrior.Transcripts.Exporting.Training;

/// <summary>
/// One decided verdict as something to learn from: what <see cref="Debate.TrainingExample"/> holds, with the words of x, for
/// models that read them, and with more of the lineage.
/// </summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Query">"question" (for f), "prior" or "ratio" (for Prior).</param>
/// <param name="QuestionId">Names the x.</param>
/// <param name="X">The question as it was asked.</param>
/// <param name="Answers">The answers in order; the target follows it.</param>
/// <param name="Z">The latent that the tree was unpacked from; null for a tree that has none, as of imported debates.</param>
/// <param name="Target">The judge's credence for each answer: a soft target.</param>
/// <param name="Weight">How much it counts; 1 is one verdict.</param>
/// <param name="Lineage">Where it came from.</param>
public sealed record TrainingLine(
    string Schema,
    string Query,
    string QuestionId,
    string X,
    IReadOnlyList<string> Answers,
    IReadOnlyList<double>? Z,
    IReadOnlyList<double> Target,
    double Weight,
    TrainingLineage Lineage)
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "ltp.training/1";
}

/// <summary>Which verdict an example came from, and the nodes that it rests on.</summary>
/// <param name="RunId">The run.</param>
/// <param name="DebateId">The debate.</param>
/// <param name="Protocol">How it was played.</param>
/// <param name="Swap">Whether its sides are swapped.</param>
/// <param name="JudgeId">The judge's name.</param>
/// <param name="JudgeKind">What kind of judge.</param>
/// <param name="Method">How the credences came about.</param>
/// <param name="Order">In which order the judge heard the sides.</param>
/// <param name="TreeId">The tree that was debated; null where there was none.</param>
/// <param name="Citations">Every node of which a citation held, once, in the order in which they were first cited.</param>
public sealed record TrainingLineage(
    string RunId,
    string DebateId,
    string Protocol,
    bool Swap,
    string JudgeId,
    string JudgeKind,
    string Method,
    string Order,
    string? TreeId,
    IReadOnlyList<string> Citations);
