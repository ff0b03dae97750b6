using System.Text.Json.Serialization;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>How humans judge a run: who, in which order, and how much they are shown. A study's file holds these as JSON, in snake_case.</summary>
public sealed record HumanSettings
{
    /// <summary>The judges' names; each has a session of their own.</summary>
    public IReadOnlyList<string> Judges { get; init; } = ["human"];

    /// <summary>How many of the judges judge each debate; null for all of them. With fewer, each judge is next shown the debate that fewest have begun, until it has enough judges.</summary>
    public int? JudgesPerDebate { get; init; }

    /// <summary>Whether debates are shown as they were played, mirrored, or as a draw says.</summary>
    public HumanOrder Order { get; init; } = HumanOrder.Random;

    /// <summary>What is done with a debate that should be mirrored but whose speeches call sides by their labels; refused, it is shown as played.</summary>
    public SideNaming SideNames { get; init; } = SideNaming.Refuse;

    /// <summary>How many words of the node are shown on each side of a cited span. Default: none, the span alone.</summary>
    public int Context { get; init; }

    /// <summary>The seed that draws each judge's order of debates, and which are shown mirrored.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What judges are told above every debate; null for nothing.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether the settings can be followed.</summary>
    /// <exception cref="ArgumentException">They cannot; the message says why.</exception>
    public void Check()
    {
        if (Judges.Count == 0 || Judges.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("judges: at least one name is expected, and none that is blank.");
        }

        if (Judges.GroupBy(j => j, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            throw new ArgumentException($"judges: '{twice}' is named twice; two judges need two names.");
        }

        if (JudgesPerDebate is { } most && (most < 1 || most > Judges.Count))
        {
            throw new ArgumentException($"judges_per_debate: {most} of {Judges.Count} judges cannot judge each debate.");
        }

        if (Context < 0)
        {
            throw new ArgumentException($"context: {Context} words cannot be shown; 0 or more can.");
        }
    }
}

/// <summary>In which order a human is shown debates.</summary>
[JsonConverter(typeof(SnakeCaseEnumJson<HumanOrder>))]
public enum HumanOrder
{
    /// <summary>Drawn for each judge and debate.</summary>
    Random,

    /// <summary>As they were played.</summary>
    AsPlayed,

    /// <summary>The other order, see <see cref="JudgeCase.Mirror"/>.</summary>
    Mirrored,
}
