using System.Diagnostics;

namespace LearningThePrior.LanguageModels;

/// <summary>A key to an endpoint. It prints as nothing but stars, and only the adapters of this library read it.</summary>
[DebuggerDisplay("***")]
public sealed class ApiKey
{
    /// <summary>Holds a key.</summary>
    /// <param name="value">Not empty.</param>
    public ApiKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Value { get; }

    /// <summary>The environment variable of a provider's key: <c>OPENAI_API_KEY</c> for <c>openai</c>.</summary>
    /// <param name="provider">The provider of a <see cref="ModelName"/>.</param>
    public static string VariableOf(string provider)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        return string.Concat(provider.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')) + "_API_KEY";
    }

    /// <summary>A provider's key from the environment, read now and not again; null where there is none.</summary>
    /// <param name="provider">The provider of a <see cref="ModelName"/>.</param>
    public static ApiKey? FromEnvironment(string provider) =>
        Environment.GetEnvironmentVariable(VariableOf(provider)) is { } value && !string.IsNullOrWhiteSpace(value) ? new(value) : null;

    /// <summary>Stars.</summary>
    public override string ToString() => "***";
}
