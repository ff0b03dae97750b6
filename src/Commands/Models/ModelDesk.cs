using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>Opens models by name, each once, all through one gateway.</summary>
/// <param name="gateway">What all calls go through.</param>
/// <param name="settings">How each role is asked, as lines; null for as usual.</param>
internal sealed class ModelDesk(ModelGateway gateway, IReadOnlyList<string>? settings = null)
{
    private readonly IReadOnlyDictionary<ModelRole, RoleSettings> _settings = RoleSettingLines.Read(settings ?? []);
    private readonly Dictionary<ModelName, ILanguageModel> _open = [];

    public ILanguageModel Open(ModelName name)
    {
        if (!_open.TryGetValue(name, out var model))
        {
            model = OpenAIModel.Open(name, gateway.ClientFor(name));
            _open.Add(name, model = _settings.Count == 0 ? model : new SettledModel(model, _settings));
        }

        return model;
    }
}
