namespace LearningThePrior.LanguageModels;

/// <summary>Providers whose address may be left out of a model's name. Every other works too, with its address.</summary>
internal static class KnownProviders
{
    private static readonly Dictionary<string, string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["openai"] = "https://api.openai.com/v1/",
        ["ollama"] = "http://127.0.0.1:11434/v1/",
        ["vllm"] = "http://127.0.0.1:8000/v1/",
        ["llamacpp"] = "http://127.0.0.1:8080/v1/",
    };

    /// <summary>The address of a provider.</summary>
    /// <exception cref="FormatException">It has none of its own.</exception>
    public static Uri AddressOf(string provider) => Addresses.TryGetValue(provider, out var address)
        ? new(address)
        : throw new FormatException(provider.Equals("azure", StringComparison.OrdinalIgnoreCase)
            ? "a model of azure needs the address of its resource: azure/my-deployment@https://my-resource.openai.azure.com/openai/v1."
            : $"the provider '{provider}' needs an address: {provider}/model@https://host/v1. Without one: {string.Join(", ", Addresses.Keys)}.");
}
