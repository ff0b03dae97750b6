using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Calls;

/// <summary>A model as files of calls name it: <c>provider/model</c>, and its address in a field of its own.</summary>
internal static class CalledModel
{
    /// <summary>The model of a call.</summary>
    /// <exception cref="FormatException">It is not <c>provider/model</c>, or the address is none.</exception>
    public static ModelName Read(string model, string address) =>
        model.Split('/', 2) is [var provider, var name] ? new(provider, name, new(address)) : throw new FormatException("model is not provider/model");
}
