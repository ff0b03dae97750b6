using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>Opens models by name, each once, all through one gateway.</summary>
internal sealed class ModelDesk(ModelGateway gateway)
{
    private readonly Dictionary<ModelName, ILanguageModel> _open = [];

    public ILanguageModel Open(ModelName name)
    {
        if (!_open.TryGetValue(name, out var model))
        {
            _open.Add(name, model = OpenAIModel.Open(name, gateway.ClientFor(name)));
        }

        return model;
    }
}
