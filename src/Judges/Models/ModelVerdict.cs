using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges.Models;

/// <summary>Makes a typed verdict of what a model chose among labelled answers.</summary>
internal static class ModelVerdict
{
    /// <summary>A line for each answer, with its label, in the order in which they are listed.</summary>
    public static string Listed(IReadOnlyList<(int Answer, string Label)> labels, IReadOnlyList<string> answers) =>
        string.Join('\n', labels.Select(l => $"{l.Label}: {SpeechSanitizer.Escape(answers[l.Answer])}"));

    /// <summary>The words that ask for a choice, as the method needs them.</summary>
    public static string Ask(Prompt prompt, IReadOnlyList<(int Answer, string Label)> labels, ChoiceMethod method) => method == ChoiceMethod.Verbalised
        ? prompt.Fill("ask-credences", ("fields", string.Join(", ", labels.Select(l => $"\"{l.Label}\": ..."))))
        : prompt.Fill("ask-label", ("labels", string.Join(" or ", labels.Select(l => l.Label))));

    /// <summary>The name of a method in the store.</summary>
    public static string NameOf(ChoiceMethod method) => method switch
    {
        ChoiceMethod.LogProbabilities => "logprob",
        ChoiceMethod.Sampled => "sampled",
        ChoiceMethod.Verbalised => "verbalised",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
    };

    /// <summary>Asks, and puts credences in the answers' order; a call that failed is a failed verdict unless no further one can succeed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="messages">What it is told.</param>
    /// <param name="labels">The answers in the order in which they are listed, each with its label.</param>
    /// <param name="answers">Their texts.</param>
    /// <param name="settings">How it is asked.</param>
    /// <param name="prompt">The version of the words.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async ValueTask<Verdict> AskAsync(
        ILanguageModel model,
        IReadOnlyList<ModelMessage> messages,
        IReadOnlyList<(int Answer, string Label)> labels,
        IReadOnlyList<string> answers,
        ModelJudgeSettings settings,
        string prompt,
        CancellationToken cancellationToken)
    {
        ChoiceAnswer[] choices = [.. labels.Select(l => new ChoiceAnswer(l.Label, answers[l.Answer]))];
        var request = new ChoiceRequest(messages, choices, new(ModelRole.Judge, settings.FirstDraw))
        {
            Method = settings.Method,
            Samples = settings.Samples,
            Options = new()
            {
                Temperature = settings.Temperature,
                MaxTokens = settings.MaxTokens,
                Schema = settings is { Structured: true, Method: ChoiceMethod.Verbalised } ? CredenceSchema.Of(choices, settings.Prompt.Text.Contains("\"reasons\"", StringComparison.Ordinal)) : null,
            },
        };
        try
        {
            return Read(await model.ChooseAsync(request, cancellationToken), labels, prompt);
        }
        catch (ModelException e) when (!e.IsFinal)
        {
            return new FailedVerdict(e.Message, new(NameOf(request.Method), ""));
        }
    }

    private static Verdict Read(ChoiceReply reply, IReadOnlyList<(int Answer, string Label)> labels, string prompt)
    {
        var raw = SpeechSanitizer.Cut(SpeechSanitizer.Escape(reply.Raw), VerdictParts.RawCharacters);
        var source = new VerdictSource(NameOf(reply.Method), raw, $"{reply.Parser} {prompt}")
        {
            Mass = reply.Mass,
            CallId = reply.Replies is [var first, ..] ? first.CallId : null,
        };
        if (reply.Credences is not { } listed)
        {
            return new UnparseableVerdict(reply.Problem is { } problem ? source with { Raw = $"{raw}\n({problem})" } : source);
        }

        var credences = new double[labels.Count];
        foreach (var (credence, (answer, _)) in listed.Zip(labels))
        {
            credences[answer] = credence;
        }

        return new DecidedVerdict(Credences.Normalise(credences), source);
    }
}
