using System.Globalization;

namespace LearningThePrior.Judges.Models;

/// <summary>Z as a short text: statements that are taken as given, in order; compared by their words.</summary>
public sealed class TextBackground : IEquatable<TextBackground>
{
    private readonly string[] _statements;

    /// <summary>Takes statements; blank ones and repetitions are left out, line breaks within one become spaces.</summary>
    public TextBackground(params IReadOnlyList<string> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        _statements = [.. statements.Select(s => s.ReplaceLineEndings(" ").Trim()).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Nothing taken as given.</summary>
    public static TextBackground Empty { get; } = new();

    /// <summary>The statements.</summary>
    public IReadOnlyList<string> Statements => _statements;

    /// <summary>The first so many statements.</summary>
    public TextBackground Before(int count) => new(_statements[..count]);

    /// <inheritdoc/>
    public bool Equals(TextBackground? other) => other is not null && _statements.AsSpan().SequenceEqual(other._statements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextBackground);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>A numbered line for each statement; empty where there is none.</summary>
    public override string ToString() =>
        string.Join('\n', _statements.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {s}")));
}
