using LearningThePrior.Amplification.Exploration.Text;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Unpacking;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The prompts that are shipped with the rooms below, and their variants. A room above adds its own by <see cref="PromptLibrary.With"/>.</summary>
public static class ShippedPrompts
{
    /// <summary>All of them.</summary>
    public static PromptLibrary Library { get; } = new(
        [DebaterPrompts.Default, JudgePrompts.Default, HumanPrompts.Default, OverseerPrompts.Default, OverseerPrompts.Section, UnpackerPrompts.Default, ExplorerPrompts.Default],
        [
            new("rebuttal", "debaters take the opponent's claims apart, plan each round and keep their notes", DebaterPrompts.Rebuttal),
            new("reasons", "the judge reasons before it answers", JudgePrompts.Reasons),
        ]);
}
