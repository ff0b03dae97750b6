namespace LearningThePrior.Analysis.Exporting.Inspect;

/// <summary>
/// Samples' ids: debates' ids without what Inspect takes apart in a member's name (<c>samples/{id}_epoch_{n}.json</c>) and
/// without what no file can be called; each is given out once.
/// </summary>
internal sealed class InspectIds
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public string For(string debateId)
    {
        var plain = string.Concat(debateId.Select(c => c is '/' or '\\' or ':' || char.IsControl(c) ? '-' : c))
            .Replace("_epoch_", "-epoch-", StringComparison.Ordinal);
        var id = plain;
        for (var n = 2; !_given.Add(id); n++)
        {
            id = FormattableString.Invariant($"{plain}.{n}");
        }

        return id;
    }
}
