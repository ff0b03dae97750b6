namespace LearningThePrior.LanguageModels.Prices;

/// <summary>What a model costs, in US dollars per million tokens.</summary>
/// <param name="Input">A million tokens read, at least 0.</param>
/// <param name="Output">A million tokens written, at least 0.</param>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    /// <summary>US dollars for what was used; exact.</summary>
    /// <param name="usage">Tokens.</param>
    public decimal CostOf(TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return ((usage.Input * Input) + (usage.Output * Output)) / 1_000_000m;
    }
}
