using System.Collections.Immutable;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// Which model plays which role. Every role is bound by name; asking for one that is not is an error, never another's model.
/// Immutable: <see cref="Bind"/> gives a new one.
/// </summary>
public sealed class ModelRoles
{
    private readonly ImmutableDictionary<ModelRole, ILanguageModel> _models;

    private ModelRoles(ImmutableDictionary<ModelRole, ILanguageModel> models) => _models = models;

    /// <summary>No role bound.</summary>
    public static ModelRoles None { get; } = new(ImmutableDictionary<ModelRole, ILanguageModel>.Empty);

    /// <summary>The roles that have a model, in the order of <see cref="ModelRole"/>.</summary>
    public IReadOnlyList<ModelRole> Bound => [.. _models.Keys.Order()];

    /// <summary>The model of a role.</summary>
    /// <exception cref="ModelRoleException">None is bound.</exception>
    public ILanguageModel this[ModelRole role] => _models.TryGetValue(role, out var model)
        ? model
        : throw new ModelRoleException(
            $"no model is bound to the role {RoleNames.Of(role)}: add {RoleNames.Of(role)}=provider/model. Bound: {List(Bound)}.");

    /// <summary>The model of a role by its name, such as <c>debater_a</c>.</summary>
    /// <exception cref="ModelRoleException">There is no such role, or no model is bound to it.</exception>
    public ILanguageModel this[string role] => this[RoleNames.Parse(role)];

    /// <summary>Reads bindings such as <c>judge=openai/gpt-4o</c>; a model named twice is opened once.</summary>
    /// <param name="bindings">One <c>role=provider/model@address</c> each.</param>
    /// <param name="open">Opens a model.</param>
    /// <exception cref="ModelRoleException">A role is misspelt or bound twice, or a binding is none.</exception>
    /// <exception cref="FormatException">A model's name is none.</exception>
    public static ModelRoles Parse(IEnumerable<string> bindings, Func<ModelName, ILanguageModel> open)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(open);
        var opened = new Dictionary<ModelName, ILanguageModel>();
        var roles = None;
        foreach (var (role, name) in bindings.Select(Read).ToList())
        {
            roles = roles.Bind(role, opened.TryGetValue(name, out var model) ? model : opened[name] = open(name));
        }

        return roles;
    }

    /// <summary>Binds one more role.</summary>
    /// <exception cref="ModelRoleException">The role has a model already.</exception>
    public ModelRoles Bind(ModelRole role, ILanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return _models.TryGetValue(role, out var other)
            ? throw new ModelRoleException($"the role {RoleNames.Of(role)} is bound twice: to {other.Name} and to {model.Name}.")
            : new(_models.Add(role, model));
    }

    private static (ModelRole Role, ModelName Model) Read(string binding)
    {
        var equals = binding.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? throw new ModelRoleException("a role is bound as role=provider/model, for example judge=openai/gpt-4o.")
            : (RoleNames.Parse(binding[..equals].Trim()), ModelName.Parse(binding[(equals + 1)..].Trim()));
    }

    private static string List(IReadOnlyList<ModelRole> roles) => roles.Count == 0 ? "none" : string.Join(", ", roles.Select(RoleNames.Of));
}
