using System.Globalization;
using System.Text.Json.Nodes;

namespace LearningThePrior.LanguageModels;

/// <summary>Credences as shares among samples.</summary>
internal static class SampledChoice
{
    /// <summary>The request of one sample. Samples with one and the same seed would be one sample.</summary>
    public static ModelRequest Asking(ChoiceRequest request, int draw) => Choosing.Asking(request) with
    {
        Tag = request.Tag with { Draw = draw },
        Options = request.Options with { Seed = request.Options.Seed is { } seed ? unchecked(seed + draw) : null },
    };

    public static ChoiceReply Read(IReadOnlyList<ModelReply> replies, ChoiceRequest request)
    {
        var readings = replies.Select(r => LabelReader.Read(r.Text, request.Answers, request.Messages[^1].Text)).ToList();
        var counts = request.Answers.Select((_, i) => readings.Count(r => r.Answer == i)).ToList();
        var read = counts.Sum();
        var mass = read / (double)replies.Count;
        var raw = new JsonArray([.. replies.Select(r => (JsonNode)r.Text)]).ToJsonString();
        return mass < request.LeastMass
            ? ChoiceReplies.Unreadable(
                string.Create(CultureInfo.InvariantCulture, $"only {read} of {replies.Count} samples could be read: {readings.First(r => r.Problem is not null).Problem}"),
                raw, ChoiceMethod.Sampled, mass, replies)
            : ChoiceReplies.Of([.. counts.Select(c => c / (double)read)], raw, ChoiceMethod.Sampled, mass, replies);
    }
}
