using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// A language model that debates: it reads Z one node at a time within its reader's budget, notes what it likes where the judge
/// never sees it, cites nodes by address and quote, is told which citations do not hold, and may repair them once.
/// </summary>
/// <remarks>
/// A reply that holds no speech even when repaired is a silent turn with its cause (<see cref="Silence"/>); the reply itself is kept with the
/// model's calls. A call that fails is a <see cref="ModelException"/> to the protocol's caller.
/// </remarks>
public sealed class ModelDebater : IPositionPicker
{
    private readonly ILanguageModel _model;
    private readonly ModelDebaterSettings _settings;

    /// <summary>Lets a model debate.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">How it debates; null for the usual.</param>
    /// <exception cref="ArgumentException">It may ask for nodes a negative number of times, has no words, or its prompt is not a debater's.</exception>
    public ModelDebater(ILanguageModel model, ModelDebaterSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _settings) = (model, settings ?? new());
        ArgumentOutOfRangeException.ThrowIfNegative(_settings.Readings, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_settings.Words, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(_settings.LeastWords, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_settings.LeastWords, _settings.Words, nameof(settings));
        _settings.Prompt.Require(DebaterPrompts.Form, nameof(settings));
    }

    /// <inheritdoc/>
    public string Name => _model.Name.Unaddressed;

    /// <inheritdoc/>
    /// <exception cref="ModelException">The model gave no reply.</exception>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (_settings.ShowsRoot && turn.Reader.Shown.Count == 0)
        {
            await turn.Reader.ReadAsync(NodeAddress.Root, cancellationToken);
        }

        var messages = await DebaterMessages.OfAsync(turn, _settings, cancellationToken);
        var (reply, read) = await ListenAsync(turn, messages, cancellationToken);
        var wrong = await WrongAsync(read, turn.Reader, cancellationToken);
        var words = SpeechSanitizer.CountWords(read.Speech?.Text ?? "");
        var tooShort = turn.Task == SpeakingTask.Argue && read.Speech is not null && words < _settings.LeastWords;
        if (_settings.Repairs && reply.Refusal is null && reply.Finish != FinishReason.Filtered && (read.Speech is null || wrong.Length > 0 || tooShort))
        {
            messages.Add(new(MessageRole.Assistant, SpeechSanitizer.Cut(reply.Text, SpeechLimits.TextCharacters)));
            messages.Add(ModelMessage.User(DebaterMessages.Repair(read.Problem, wrong, tooShort ? words : int.MaxValue, _settings)));
            var repaired = await AskAsync(turn, messages, mayRead: false, cancellationToken);
            var again = SpeechReply.Read(repaired.Text);

            // A repair that cannot be read does not take away a speech that could.
            (reply, read) = again.Speech is not null || read.Speech is null ? (repaired, again) : (reply, read);
        }

        // To accept a verdict, or to concede, is to say nothing.
        var isSilent = read.Speech is null || (read.IsEmpty && turn.Task == SpeakingTask.Argue);
        return (isSilent ? Silent(read, reply, reply.ToolCalls.Count > 0 || (read.Problem is null && read.Speech is null)) : read.Speech!) with { CallId = reply.CallId };
    }

    /// <inheritdoc/>
    /// <remarks>The model may read first, by the tool, and then names an answer; where one answer alone is left, nobody is asked.</remarks>
    /// <exception cref="ModelException">The model gave no reply, or named no answer (<see cref="ModelFailure.Malformed"/>).</exception>
    public async ValueTask<Position> PickAsync(
        Question question, Position? taken, TreeReader reader, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(reader);
        var left = Enumerable.Range(0, question.Answers.Count).Where(i => i != (taken as AnswerPosition)?.Answer).ToArray();
        return new AnswerPosition(left.Length == 1 ? left[0] : await PositionPick.AskAsync(_model, question, left, reader, taken is null ? ModelRole.DebaterA : ModelRole.DebaterB, _settings, cancellationToken));
    }

    /// <summary>Lets the model read until it speaks or has read enough.</summary>
    private async Task<(ModelReply Reply, SpeechReply Read)> ListenAsync(
        SpeakingTurn turn, List<ModelMessage> messages, CancellationToken cancellationToken)
    {
        for (var reading = 0; ; reading++)
        {
            var mayRead = reading < _settings.Readings;
            var reply = await AskAsync(turn, messages, mayRead, cancellationToken);
            if (mayRead && reply.ToolCalls.Count > 0)
            {
                await ToolRounds.RunAsync(reply, turn.Reader, messages, cancellationToken);
                continue;
            }

            var read = SpeechReply.Read(reply.Text);
            if (!mayRead || read.Wanted.Count == 0)
            {
                return (reply, read);
            }

            messages.Add(new(MessageRole.Assistant, SpeechSanitizer.Cut(reply.Text, SpeechLimits.TextCharacters)));
            var texts = new List<string>();
            foreach (var address in read.Wanted.Take(ToolRounds.CallsEach))
            {
                texts.Add(await TreeTool.ReadAsync(address, turn.Reader, cancellationToken));
            }

            messages.Add(ModelMessage.User(string.Join("\n\n", texts)));
        }
    }

    private ValueTask<ModelReply> AskAsync(SpeakingTurn turn, List<ModelMessage> messages, bool mayRead, CancellationToken cancellationToken)
    {
        var byTool = mayRead && _settings.Reading == ReadingBy.Tool;
        return _model.CompleteAsync(
            new([.. messages], new(turn.Label == "B" ? ModelRole.DebaterB : ModelRole.DebaterA, turn.Draft))
            {
                Tools = byTool ? [TreeTool.ReadNode] : [],
                Options = new()
                {
                    Temperature = _settings.Temperature,
                    MaxTokens = _settings.MaxTokens,
                    Seed = _settings.SendsSeed ? (long)(turn.Seed.Value >> 33) : null,

                    // A form and tools at once are more than many endpoints take.
                    Schema = _settings.Structured && !byTool ? new("speech", SpeechReply.Schema) : null,
                },
            },
            cancellationToken);
    }

    private static async Task<CheckedCitation[]> WrongAsync(SpeechReply read, TreeReader reader, CancellationToken cancellationToken)
    {
        var wrong = new List<CheckedCitation>();
        foreach (var citation in read.Speech?.Citations ?? [])
        {
            var found = await CitationChecker.CheckAsync(citation, reader, cancellationToken);
            if (!found.Holds)
            {
                wrong.Add(found);
            }
        }

        return [.. wrong];
    }

    private static Speech Silent(SpeechReply read, ModelReply reply, bool onlyRead)
    {
        var (silence, problem) = reply switch
        {
            { Refusal: { } refusal } => (Silence.Refused, refusal),
            { Finish: FinishReason.Filtered } => (Silence.Filtered, null),
            { Finish: FinishReason.Length, Thinking: not null, Text: "" } => (Silence.CutOffWhileThinking, null),
            { Finish: FinishReason.Length } => (Silence.CutOff, null),
            _ when read.IsEmpty => (Silence.Empty, null),
            _ when onlyRead => (Silence.OnlyRead, null),
            { Text: "" } => (Silence.Unreadable, reply.Thinking is null ? "the reply is empty" : "the reply is nothing but thinking"),
            _ => (Silence.Unreadable, read.Problem),
        };
        return new("", [], []) { Silence = silence, Problem = problem };
    }
}
