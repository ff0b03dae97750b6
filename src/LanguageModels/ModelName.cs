namespace LearningThePrior.LanguageModels;

/// <summary>Which model, of which provider, at which address: <c>provider/model@address</c>.</summary>
/// <param name="Provider">The provider, for prices and for the name of the key; for example <c>openai</c>.</param>
/// <param name="Model">The model as the endpoint knows it; may hold slashes.</param>
/// <param name="Address">The base address of the API, for example <c>https://api.openai.com/v1/</c>; null for a model that has none.</param>
public sealed record ModelName(string Provider, string Model, Uri? Address)
{
    /// <summary>The name as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Address is null ? $"{Provider}/{Model}" : $"{Provider}/{Model}@{Address}";

    /// <summary>Reads a name; a known provider's address may be left out.</summary>
    /// <exception cref="FormatException">What is wrong, and an example of what is right.</exception>
    public static ModelName Parse(string text) => throw new NotImplementedException();
}
