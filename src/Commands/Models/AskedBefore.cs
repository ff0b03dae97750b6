using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>What stand-ins were asked so far: a call that two cells of an experiment share is made once.</summary>
internal sealed class AskedBefore
{
    private readonly ConcurrentDictionary<string, byte> _keys = new(StringComparer.Ordinal);

    /// <summary>Whether the same was asked before, in the same sample and draw; from now on it was.</summary>
    public bool Has(ModelName model, IReadOnlyList<ModelMessage> messages, CallTag tag)
    {
        var text = new StringBuilder(model.ToString()).Append(CultureInfo.InvariantCulture, $"\n{Conversation.Current?.Sample} {tag.Draw}");
        foreach (var message in messages)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{message.Role} {message.Text.Length} {message.Text} {message.ToolCalls.Count}");
        }

        return !_keys.TryAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))), 0);
    }
}
