using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using Microsoft.Extensions.AI;

namespace LearningThePrior.Evaluation;

/// <summary>The client of a chat configuration as a model, called as the client says.</summary>
internal static class ConfiguredModel
{
    public static ChatClientModel Of(IChatClient client)
    {
        var metadata = client.GetService<ChatClientMetadata>();
        return new(client, new ModelName(
            Plain(metadata?.ProviderName, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.', "chat"),
            Plain(metadata?.DefaultModelId, c => !char.IsWhiteSpace(c) && !char.IsControl(c), "client"),
            address: null));
    }

    private static string Plain(string? name, Func<char, bool> fits, string other) => string.Concat((name ?? "").Where(fits)) is { Length: > 0 } plain ? plain : other;
}
