namespace LearningThePrior.Experiments.Registry;

/// <summary>One registered name: its settings, and how a value is made of them.</summary>
/// <typeparam name="T">What the name's kind makes.</typeparam>
/// <param name="Name">Lower-case words joined by hyphens.</param>
/// <param name="Description">One line for listings.</param>
/// <param name="Settings">What may be set.</param>
/// <param name="Make">Makes the value. Reads files and the like; throws <see cref="NameException"/> where it cannot.</param>
/// <example>
/// A judge of your own, by its name wherever a registry is given:
/// <code>
/// var names = NameRegistry.Default.With(new Entry&lt;JudgeFactory&gt;(
///     "quote-counting", "believes the side that quotes more", [Setting.Whole("least", 1, "quotes that a side needs")],
///     named => _ => new QuoteCountingJudge(named.Whole("least"))));
/// JudgeFactory judge = names.Judges.Make("panel:(quote-counting:least=2)+bounded");
/// </code>
/// </example>
public sealed record Entry<T>(string Name, string Description, IReadOnlyList<Setting> Settings, Func<Named<T>, T> Make) : IEntry
    where T : class
{
    /// <inheritdoc/>
    public Operand Operand { get; init; }

    /// <inheritdoc/>
    public string OperandWord { get; init; } = "";

    /// <inheritdoc/>
    public string? Otherwise { get; init; }

    /// <summary>A text that begins with no registered name and is this entry's operand: how it is written, and whether one is it; null where none is.</summary>
    public (string Form, Func<string, bool> IsOne)? Bare { get; init; }
}
