namespace LearningThePrior.LanguageModels;

/// <summary>Which model, of which provider, at which address: <c>provider/model@address</c>.</summary>
public sealed record ModelName
{
    private const string Example = "for example openai/gpt-4o or vllm/meta/llama-3@http://127.0.0.1:8000/v1";

    /// <summary>Names a model.</summary>
    /// <param name="provider">Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; kept in lower case.</param>
    /// <param name="model">The model as the endpoint knows it; may hold slashes, colons and <c>@</c>.</param>
    /// <param name="address">http or https, without credentials, query or fragment; null for a model that has none.</param>
    /// <exception cref="FormatException">What is wrong, and an example of what is right. Never repeats an address with a key in it.</exception>
    public ModelName(string provider, string model, Uri? address)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(model);
        Provider = CheckedProvider(provider);
        Model = model.Length > 0 && !model.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? model
            : throw new FormatException($"a model is named provider/model without white space: {Example}.");
        Address = address is null ? null : Checked(address);
    }

    /// <summary>The provider, for prices and for the name of the key; for example <c>openai</c>.</summary>
    public string Provider { get; }

    /// <summary>The model as the endpoint knows it; may hold slashes.</summary>
    public string Model { get; }

    /// <summary>The base address of the API, ending in a slash, for example <c>https://api.openai.com/v1/</c>; null for a model that has none.</summary>
    public Uri? Address { get; }

    /// <summary>Provider and model, without the address: what transcripts and tables call it.</summary>
    public string Unaddressed => $"{Provider}/{Model}";

    /// <summary>The name as <see cref="Parse"/> reads it, where the model has an address.</summary>
    public override string ToString() => Address is null ? $"{Provider}/{Model}" : $"{Provider}/{Model}@{Address.AbsoluteUri}";

    /// <summary>Reads a name; the address of openai, ollama, vllm and llamacpp may be left out.</summary>
    /// <exception cref="FormatException">What is wrong, and an example of what is right. Never repeats an address with a key in it.</exception>
    public static ModelName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1)
        {
            throw new FormatException($"a model is named provider/model: {Example}.");
        }

        // An address may follow any @ of a model's own name, and a forbidden user@host must not be taken for one.
        var provider = CheckedProvider(text[..slash]);
        var at = Math.Max(text.LastIndexOf("@http://", StringComparison.OrdinalIgnoreCase), text.LastIndexOf("@https://", StringComparison.OrdinalIgnoreCase));
        if (at < 0 && text.Contains('@', StringComparison.Ordinal))
        {
            throw new FormatException($"what follows the @ in a model's name is an address that begins with http:// or https://: {Example}.");
        }

        return at < 0
            ? new(provider, text[(slash + 1)..], KnownProviders.AddressOf(provider))
            : new(provider, at > slash ? text[(slash + 1)..at] : "", Read(text[(at + 1)..]));
    }

    private static string CheckedProvider(string provider) =>
        provider.Length > 0 && provider.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? provider.ToLowerInvariant()
            : throw new FormatException($"a model is named provider/model, and a provider has letters, digits, -, _ and . only: {Example}.");

    private static Uri Read(string address) => Uri.TryCreate(address, UriKind.Absolute, out var read)
        ? read
        : throw new FormatException($"the address of a model is no URL: {Example}.");

    private static Uri Checked(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            throw new FormatException($"the address of a model begins with http:// or https://: {Example}.");
        }

        if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
        {
            throw new FormatException(
                $"the address of a model on {address.Host} holds credentials, a query or a fragment; a key comes from the environment: {Example}.");
        }

        return address.AbsolutePath.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
    }
}
