using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Cli.Models;

/// <summary>All prompts that <c>ltp</c> ships.</summary>
internal static class PromptChoice
{
    /// <summary>The library.</summary>
    public static PromptLibrary Library { get; } = ShippedPrompts.Library.With(Torch.Room.Prompts);

    /// <summary>The sets by name.</summary>
    public static string Names => string.Join(", ", Library.Variants.Select(v => v.Name).Prepend(PromptLibrary.Default));

    /// <summary>Whether a set of this name is shipped; other names are folders.</summary>
    public static bool IsShipped(string name) => name == PromptLibrary.Default || Library.Variants.Any(v => v.Name == name);
}
