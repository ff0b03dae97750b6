using System.Text.Json;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Calls of language models as the gateway's own log writes them.</summary>
internal static class ToyCalls
{
    /// <summary>Adds calls to a run's folder.</summary>
    public static void Write(string run, params CallRecord[] calls)
    {
        using var log = new CallLog(Path.Combine(run, "calls.jsonl"));
        foreach (var call in calls)
        {
            log.Write(call);
        }
    }

    /// <summary>A call that was answered at the second attempt, for 2 cents, by the tenth second after midnight.</summary>
    public static CallRecord Answered(string id, string? debate, string sent, string came, int second = 10) => new()
    {
        CallId = id,
        ConversationId = debate,
        Sample = 0,
        Draw = 0,
        Role = ModelRole.DebaterA,
        Model = "openai/some-model",
        Address = "https://api.example/v1/",
        AnsweredBy = "some-model-1",
        At = new(2026, 1, 2, 0, 0, second, TimeSpan.Zero),
        Seconds = 1.5,
        Attempts = [new(429, "slow down", .5, 0, AttemptBilling.Free, null), new(200, null, .5, .5, AttemptBilling.Used, new(120, 30))],
        Replayed = false,
        Request = CallBody.Of(JsonSerializer.SerializeToUtf8Bytes(new { messages = new[] { new { role = "user", content = sent } } })),
        Reply = CallBody.Of(JsonSerializer.SerializeToUtf8Bytes(new { content = came })),
        Usage = new(120, 30),
        Cost = .02m,
        Failure = null,
        Error = null,
    };

    /// <summary>A call that nothing came back of.</summary>
    public static CallRecord Failed(string id, string? debate) => Answered(id, debate, "Say something.", "") with
    {
        AnsweredBy = null,
        Attempts = [new(null, "timed out", 30, 0, AttemptBilling.Unknown, null)],
        Reply = null,
        Usage = null,
        Cost = null,
        Failure = ModelFailure.TimedOut,
        Error = "nothing came within 30 s",
    };
}
