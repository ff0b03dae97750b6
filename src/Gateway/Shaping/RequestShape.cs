using System.Collections.Immutable;
using System.Globalization;

namespace LearningThePrior.Gateway;

/// <summary>
/// What requests to one model have to be like, as its endpoint's refusals tell or as is known beforehand: a request that is refused for its shape is sent once
/// more in another, and all later ones are sent so at once. Recordings are keyed by what was asked, whatever its shape.
/// </summary>
public sealed record RequestShape
{
    /// <summary>Requests are sent as they are.</summary>
    public static RequestShape AsAsked { get; } = new();

    /// <summary>The field that the most tokens go into, <c>max_tokens</c> or <c>max_completion_tokens</c>; null for the one that was asked.</summary>
    public string? TokenParameter { get; init; }

    /// <summary>Whether messages of the system are taken. Where not, they go into the first message of the user.</summary>
    public bool SystemRole { get; init; } = true;

    /// <summary>The greatest <c>top_logprobs</c> that is taken; null where no limit is known.</summary>
    public int? MostTopLogProbabilities { get; init; }

    /// <summary>Fields that are left out, such as <c>temperature</c>.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>What is done otherwise than asked, one line a difference; none where requests are sent as they are.</summary>
    public IReadOnlyList<string> Differences =>
    [
        .. TokenParameter is { } name ? [$"the most tokens are sent as {name}"] : Array.Empty<string>(),
        .. SystemRole ? [] : new[] { "messages of the system go into the first message of the user" },
        .. MostTopLogProbabilities is { } most ? [string.Create(CultureInfo.InvariantCulture, $"at most {most} alternatives are asked for with log-probabilities")] : Array.Empty<string>(),
        .. LeftOut.Select(f => $"{f} is left out"),
    ];

    /// <inheritdoc/>
    public bool Equals(RequestShape? other) => other is not null && TokenParameter == other.TokenParameter && SystemRole == other.SystemRole
        && MostTopLogProbabilities == other.MostTopLogProbabilities && LeftOut.SetEquals(other.LeftOut);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TokenParameter, SystemRole, MostTopLogProbabilities, LeftOut.Count);
}
