using System.Diagnostics;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway;

/// <summary>A key to an endpoint. It prints as nothing but stars, and only the adapters of this library read it.</summary>
[DebuggerDisplay("***")]
public sealed class ApiKey
{
    /// <summary>Holds a key.</summary>
    /// <param name="value">Not empty, and of nothing but visible ASCII characters, as a header can hold no others.</param>
    /// <exception cref="ArgumentException">It is no such key; the message does not hold it.</exception>
    public ApiKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
        if (!IsPlain(Value))
        {
            throw new ArgumentException("a key holds characters that no header can carry: it may have been copied with more than itself", nameof(value));
        }
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
    /// <exception cref="ModelException">What stands there is no key.</exception>
    public static ApiKey? FromEnvironment(string provider) =>
        Environment.GetEnvironmentVariable(VariableOf(provider)) is not { } value || string.IsNullOrWhiteSpace(value) ? null
            : IsPlain(value.Trim()) ? new(value)
            : throw new ModelException(
                ModelFailure.Unauthorized, $"{VariableOf(provider)} holds characters that are in no key (a line break, a space, a letter with an accent): set it to the key alone.");

    private static bool IsPlain(string value) => value.All(c => c is > ' ' and <= '~');

    /// <summary>Stars.</summary>
    public override string ToString() => "***";
}
