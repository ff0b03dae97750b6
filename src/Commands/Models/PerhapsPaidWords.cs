using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cli.Models;

/// <summary>What was perhaps paid for without a reply, in words.</summary>
internal static class PerhapsPaidWords
{
    private const int Listed = 10;

    /// <summary>Tells of a run's lost calls, each by its debate and time; nothing where none is.</summary>
    /// <param name="error">Where to.</param>
    /// <param name="gateway">What the run's calls went through.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task TellAsync(TextWriter error, ModelGateway gateway, CancellationToken cancellationToken) =>
        Tell(error, await gateway.PerhapsPaidAsync(cancellationToken));

    /// <summary>Tells of lost calls.</summary>
    public static void Tell(TextWriter error, PerhapsPaid lost)
    {
        if (lost.Count == 0)
        {
            return;
        }

        error.WriteLine($"Perhaps paid: {Of(lost)}. They were under way when a process ended, gave no reply and were sent again where they were needed; they count toward --max-cost:");
        foreach (var intent in lost.Intents.Take(Listed))
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {intent.At:yyyy-MM-dd HH:mm:ss}  {Plain(intent.Model)}  {Plain(intent.ConversationId ?? "-")}  {intent.Key[..12]}"));
        }

        if (lost.Count > Listed)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {lost.Count - Listed:N0} more"));
        }
    }

    private static string Plain(string text) => SpeechSanitizer.Cut(SpeechSanitizer.Escape(text), 80).ReplaceLineEndings(" ");

    /// <summary>How many and how much: "16 calls, at most $0.42".</summary>
    public static string Of(PerhapsPaid lost)
    {
        var calls = string.Create(CultureInfo.InvariantCulture, $"{lost.Count:N0} {(lost.Count == 1 ? "call" : "calls")}");
        return lost.Unpriced == 0 ? string.Create(CultureInfo.InvariantCulture, $"{calls}, at most ${lost.AtMost:0.####}")
            : lost.Unpriced == lost.Count ? $"{calls} at unknown prices"
            : string.Create(CultureInfo.InvariantCulture, $"{calls}, at most ${lost.AtMost:0.####} and {lost.Unpriced:N0} at unknown prices");
    }
}
