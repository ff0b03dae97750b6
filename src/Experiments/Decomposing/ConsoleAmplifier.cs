using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>
/// A human at the console as overseer of questions about a library: alone, or assisted by a language model that proposes each move. He is asked nothing twice within a
/// question, and in the end says how probable each answer is.
/// </summary>
public sealed class ConsoleAmplifier : IAmplifier
{
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly Hch _hch;
    private readonly ILanguageModel? _assistant;
    private readonly Prompt? _prompt;
    private readonly ConsoleJudge _concluding;

    /// <summary>Lets a human oversee.</summary>
    /// <param name="input">What he types.</param>
    /// <param name="output">What he sees.</param>
    /// <param name="hch">How deep, wide and often he may be asked.</param>
    /// <param name="assistant">Who proposes moves; null for nobody.</param>
    /// <param name="prompts">What the assistant is told; null for what is shipped.</param>
    public ConsoleAmplifier(TextReader input, TextWriter output, Hch hch, ILanguageModel? assistant = null, PromptSet? prompts = null)
    {
        ArgumentNullException.ThrowIfNull(hch);
        (_input, _output, _hch, _assistant, _concluding) = (input, output, hch, assistant, new(input, output));
        _prompt = assistant is null ? null : (prompts ?? ShippedPrompts.Library.Read(null)).Of(OverseerPrompts.SectionForm);
    }

    /// <inheritdoc/>
    public string Name => _assistant is null ? "console" : $"console assisted by {_assistant.Name.Unaddressed}";

    /// <inheritdoc/>
    public string Kind => "human";

    /// <inheritdoc/>
    public string Protocol => AmplificationRules.Say(_hch, error: 0);

    /// <inheritdoc/>
    public async Task<Amplification> AskAsync(AmplifiedCase asked, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var assistant = _assistant is null ? null : new SectionOverseer(_assistant, asked.Tree, _hch.Width, prompt: _prompt);
        var questions = new SectionConsoleQuestions(asked.Tree);
        using var human = new ConsoleOverseer<SectionQuestion>(_input, _output, questions, assistant);
        var context = new LibraryContext(asked.TreeId);
        var result = await _hch.AskAsync(new CachedOverseer<SectionQuestion, string>(human), LibraryCase.First(asked), context, asked.Seed, cancellationToken);
        var verdict = asked.IsOpen ? null
            : result.Answer.Reply.IsKnown ? await _concluding.ConcludeAsync(asked.Question, LibraryCase.Found(result.Answer), cancellationToken)
            : DecompositionRecord.Unanswered(result.Answer);
        return new(DecompositionRecord.Of(asked, this, context, result), verdict, questions.Characters);
    }
}
