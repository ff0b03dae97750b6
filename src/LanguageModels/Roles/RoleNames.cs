namespace LearningThePrior.LanguageModels;

/// <summary>The names of roles, as files and the command line write them.</summary>
public static class RoleNames
{
    private static readonly (string Name, ModelRole Role)[] Table =
    [
        ("debater_a", ModelRole.DebaterA),
        ("debater_b", ModelRole.DebaterB),
        ("judge", ModelRole.Judge),
        ("overseer", ModelRole.Overseer),
        ("unpacker", ModelRole.Unpacker),
        ("critic", ModelRole.Critic),
        ("proposer", ModelRole.Proposer),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(r => r.Name)];

    /// <summary>The name of a role, such as <c>debater_a</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="role"/> is no role.</exception>
    public static string Of(ModelRole role) =>
        Table.FirstOrDefault(r => r.Role == role).Name ?? throw new ArgumentOutOfRangeException(nameof(role));

    /// <summary>The role of a name.</summary>
    /// <exception cref="ModelRoleException">There is none of that name; says which is nearest.</exception>
    public static ModelRole Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var row in Table)
        {
            if (row.Name == name)
            {
                return row.Role;
            }
        }

        throw new ModelRoleException(
            $"there is no role '{PlainLine.Of(name)}'; did you mean {Nearness.Nearest(name, All)}? The roles are {string.Join(", ", All)}.");
    }
}
