namespace LearningThePrior.LanguageModels.Calls;

internal static class ModelFailures
{
    public static ModelException From(Exception failure, ModelCall call) => new(ModelFailure.Unreachable, failure.ToString());
}
