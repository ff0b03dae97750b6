using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace LearningThePrior.Evaluation;

/// <summary>A response as a question to be debated.</summary>
/// <param name="Item">The question, Z and the two answers.</param>
/// <param name="Context">What was given besides; null where nothing was.</param>
internal sealed record EvaluatedResponse(DebateItem Item, DebateEvaluatorContext? Context)
{
    /// <summary>The answer that stands for the response, by index.</summary>
    public int Response => Item.First;

    /// <exception cref="ArgumentException">There is nothing to debate.</exception>
    public static EvaluatedResponse Of(IReadOnlyList<ChatMessage> messages, ChatResponse modelResponse, DebateEvaluatorContext? context)
    {
        var request = messages is [{ Text: var only }] ? only : messages.RenderText();
        var response = modelResponse.Text;
        if (string.IsNullOrWhiteSpace(request) || string.IsNullOrWhiteSpace(response))
        {
            throw new ArgumentException("a debate is about a request in words and a response in words; one of them is empty.", nameof(messages));
        }

        if (context?.Rival == response)
        {
            throw new ArgumentException("the rival answer is the response itself; there is nothing to debate.", nameof(context));
        }

        var (text, answers) = context?.Rival is { } rival
            ? ($"{request}\n\nWhich of the two answers is right?", new AnswerSet(rival, response))
            : ($"The request:\n{request}\n\nThe response:\n{response}\n\nIs this a right response to the request?", AnswerSet.NoYes);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [text, .. answers.Texts, context?.TreeId ?? ""]))))[..16];
        var tree = context?.Tree ?? new ImplicitTree(DocumentUnpacker.Of("conversation", $"{request}\n\n{response}"));
        return new(new(new(id, text, answers), tree, context?.TreeId ?? $"conversation-{id}", First: 1, Second: 0), context);
    }
}
