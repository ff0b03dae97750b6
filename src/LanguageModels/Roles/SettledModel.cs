namespace LearningThePrior.LanguageModels;

/// <summary>A model that is asked in each role under that role's settings.</summary>
/// <param name="inner">The model.</param>
/// <param name="settings">Settings by role; a role that is missing is asked as its caller asks.</param>
public sealed class SettledModel(ILanguageModel inner, IReadOnlyDictionary<ModelRole, RoleSettings> settings) : ILanguageModel
{
    /// <inheritdoc/>
    public ModelName Name => inner.Name;

    /// <inheritdoc/>
    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return inner.CompleteAsync(settings.TryGetValue(request.Tag.Role, out var own) ? own.On(request) : request, cancellationToken);
    }
}
