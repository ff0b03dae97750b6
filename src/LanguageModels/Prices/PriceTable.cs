namespace LearningThePrior.LanguageModels.Prices;

/// <summary>
/// Prices of models by name: <c>provider/model</c>, or <c>provider/model@address</c> for one address alone. A price that is not
/// there is unknown, which is never zero: a server on one's own machine is free only where the table says 0.
/// </summary>
public sealed class PriceTable
{
    private readonly Dictionary<string, ModelPrice> _prices;

    private PriceTable(Dictionary<string, ModelPrice> prices) => _prices = prices;

    /// <summary>
    /// The prices that the library knows: none. Providers change theirs without notice, and a cost that is wrong is worse than one
    /// that says it is unknown; a file of prices is two numbers a model.
    /// </summary>
    public static PriceTable Known { get; } = new([]);

    /// <summary>Reads a file of prices over the known ones.</summary>
    /// <remarks>
    /// <c>{ "openai/some-model": { "input": 2.00, "output": 8.00 }, "ollama/other@http://127.0.0.1:11434/v1/": { "input": 0,
    /// "output": 0 } }</c>, in US dollars per million tokens.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is no such JSON; names file and field.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PriceTable Read(string path) => Known.With(PriceFile.Read(path));

    /// <summary>This table with one price more, or another one.</summary>
    /// <param name="model">The model, as a file of prices names it.</param>
    /// <param name="price">Its price.</param>
    public PriceTable With(string model, ModelPrice price)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentNullException.ThrowIfNull(price);
        return With([new(model, price)]);
    }

    /// <summary>The price of a model, or null where it is unknown.</summary>
    /// <param name="model">The model asked.</param>
    /// <param name="answeredBy">The model that answered, by its own name, which counts before the one asked; null where it was not said.</param>
    public ModelPrice? PriceOf(ModelName model, string? answeredBy = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (answeredBy is null ? null : Find(model, answeredBy)) ?? Find(model, model.Model);
    }

    /// <summary>US dollars for what was used, or null where price or usage is unknown.</summary>
    /// <param name="model">The model asked.</param>
    /// <param name="answeredBy">The model that answered; null where it was not said.</param>
    /// <param name="usage">Tokens; null where they are unknown.</param>
    public decimal? CostOf(ModelName model, string? answeredBy, TokenUsage? usage) =>
        usage is null ? null : PriceOf(model, answeredBy)?.CostOf(usage);

    private PriceTable With(IEnumerable<KeyValuePair<string, ModelPrice>> prices)
    {
        Dictionary<string, ModelPrice> all = new(_prices, StringComparer.Ordinal);
        foreach (var (model, price) in prices)
        {
            all[model.TrimEnd('/')] = price;
        }

        return new(all);
    }

    private ModelPrice? Find(ModelName model, string called)
    {
        var name = $"{model.Provider}/{called}";
        return (model.Address is { } address ? _prices.GetValueOrDefault($"{name}@{address.AbsoluteUri.TrimEnd('/')}") : null)
            ?? _prices.GetValueOrDefault(name);
    }
}
