using System.Diagnostics;
using System.Globalization;

namespace LearningThePrior.Debate;

/// <summary>
/// Traces of runs, debates and turns, within which the calls of models lie, by OpenTelemetry's semantic conventions for generative AI; a verdict is an event
/// <c>gen_ai.evaluation.result</c>. Nothing is exported from here, with nobody listening it costs next to nothing, and no words of questions, speeches or verdicts are in it.
/// </summary>
public static class DebateTelemetry
{
    /// <summary>The name of the activity source.</summary>
    public const string Name = "LearningThePrior.Debates";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a run's span; null where nobody listens. Disposing ends it.</summary>
    /// <param name="runId">The run.</param>
    public static Activity? Run(string runId) => Source.StartActivity("run")?.SetTag("ltp.run.id", runId);

    /// <summary>Begins a debate's span, within that of its run.</summary>
    /// <param name="debateId">The debate, which its calls name as their conversation.</param>
    /// <param name="protocol">The protocol.</param>
    public static Activity? Debate(string debateId, string protocol) =>
        Source.StartActivity("debate")?.SetTag("gen_ai.conversation.id", debateId).SetTag("ltp.protocol", protocol);

    /// <summary>Begins a turn's span, within that of its debate.</summary>
    internal static Activity? Turn(SpeakingTurn turn) => Source.HasListeners()
        ? Source.StartActivity("turn")?.SetTag("ltp.speaker", turn.Label).SetTag("ltp.round", turn.Round).SetTag("ltp.task", turn.Task.ToString().ToLowerInvariant())
        : null;

    /// <summary>Adds a verdict to the span that it was given in.</summary>
    internal static void Verdict(string judge, Verdict verdict)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span || span.Source != Source)
        {
            return;
        }

        ActivityTagsCollection tags = new()
        {
            ["gen_ai.evaluation.name"] = judge,
            ["gen_ai.evaluation.score.label"] = Label(verdict),
        };
        if (verdict is DecidedVerdict decided)
        {
            tags["gen_ai.evaluation.score.value"] = decided.Credences.Values.Max();
        }

        span.AddEvent(new("gen_ai.evaluation.result", tags: tags));
    }

    // Which answer by its number; its words are nobody's business here.
    private static string Label(Verdict verdict) => verdict switch
    {
        DecidedVerdict decided => string.Create(CultureInfo.InvariantCulture, $"answer {decided.Credences.Values.Index().MaxBy(c => c.Item).Index}"),
        TieVerdict => "tie",
        AbstainedVerdict => "abstained",
        UnparseableVerdict => "unparseable",
        _ => "failed",
    };
}
