using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>A short sentence, with a quote where something was read. It says what the conversation and the seed draw.</summary>
internal static class Sentence
{
    private static readonly string[] Openings = ["The text bears this out", "What I read supports my side", "The other side passes over this", "It follows from the page"];

    public static string Of(JsonNode request, string purpose)
    {
        var hash = RequestReading.Hash(request, purpose);
        var opening = $"{Openings[hash % (uint)Openings.Length]} (point {hash % 9_973})";
        var reads = NodeReads.Of(request).All;
        var (address, text) = reads.Count == 0 ? ("", "") : reads[(int)(hash % (uint)reads.Count)];
        var quotes = NodeReads.Sentences(text);
        return quotes.Count == 0 ? opening + "." : $"{opening}: {address} says \"{quotes[(int)(hash % (uint)quotes.Count)]}\"";
    }
}
