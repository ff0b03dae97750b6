namespace LearningThePrior.LanguageModels.Prices;

/// <summary>What a model costs, in US dollars per million tokens.</summary>
/// <param name="Input">A million tokens read, at least 0.</param>
/// <param name="Output">A million tokens written, at least 0.</param>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    /// <summary>A million tokens read that the endpoint had in its cache, at least 0; null where it is not known, and they cost as much as others.</summary>
    public decimal? Cached { get; init; }

    /// <summary>US dollars for what was used; exact.</summary>
    /// <param name="usage">Tokens.</param>
    public decimal CostOf(TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return (((usage.Input - usage.Cached) * Input) + (usage.Cached * (Cached ?? Input)) + (usage.Output * Output)) / 1_000_000m;
    }
}
