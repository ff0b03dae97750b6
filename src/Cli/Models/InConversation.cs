using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>A judge whose calls belong to a debate, by whose id they are found.</summary>
internal sealed class InConversation(IJudge inner, string id, int sample) : IJudge
{
    public string Name => inner.Name;

    public void RequireFit(AnswerSet answers) => inner.RequireFit(answers);

    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        using var conversation = Conversation.Begin(id, sample);
        return await inner.JudgeAsync(@case, cancellationToken);
    }
}
