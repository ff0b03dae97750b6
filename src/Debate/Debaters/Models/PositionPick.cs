using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>A model chooses which answer it will argue for, after it has read what it likes. A reply that names none is asked for once more.</summary>
internal static class PositionPick
{
    /// <summary>The index of the answer that it names.</summary>
    /// <exception cref="ModelException">It gave no reply, or named none.</exception>
    public static async Task<int> AskAsync(
        ILanguageModel model, Question question, int[] left, TreeReader reader, ModelRole role, ModelDebaterSettings settings, CancellationToken cancellationToken)
    {
        (int Answer, string Label)[] labels = [.. left.Select((answer, i) => (answer, ChoiceAnswer.LabelOf(i, left.Length)))];
        List<ModelMessage> messages = [ModelMessage.User(DebaterMessages.Pick(question, labels, settings))];
        ChoiceAnswer[] answers = [.. labels.Select(l => new ChoiceAnswer(l.Label, question.Answers[l.Answer]))];
        var wasAskedAgain = false;
        for (var reading = 0; ; reading++)
        {
            var mayRead = settings.Reading == ReadingBy.Tool && reading < settings.Readings && !wasAskedAgain;
            var reply = await model.CompleteAsync(
                new([.. messages], new(role))
                {
                    Tools = mayRead ? [TreeTool.ReadNode] : [],
                    Options = new() { Temperature = settings.Temperature, MaxTokens = settings.MaxTokens },
                },
                cancellationToken);
            if (mayRead && reply.ToolCalls.Count > 0)
            {
                await ToolRounds.RunAsync(reply, reader, messages, cancellationToken);
                continue;
            }

            var read = LabelReader.Read(reply.Text, answers, messages[0].Text);
            if (read.Answer is { } chosen)
            {
                return labels[chosen].Answer;
            }

            if (wasAskedAgain || !settings.Repairs)
            {
                throw new ModelException(ModelFailure.Malformed, $"{model.Name} was to pick the answer that it argues for, and its reply cannot be read: {read.Problem}.");
            }

            messages.Add(new(MessageRole.Assistant, SpeechSanitizer.Cut(reply.Text, SpeechLimits.TextCharacters)));
            messages.Add(ModelMessage.User(DebaterMessages.PickAgain(labels, settings)));
            wasAskedAgain = true;
        }
    }
}
