using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// A language model as the overseer of questions about a library: it is shown one section and the beginnings of those below it, asks helpers about sections
/// below, and answers with quotes of its own section.
/// </summary>
/// <remarks>
/// A quote that the section does not say is left out; a section that is not below the one at hand is not asked about; a reply without an object is
/// <see cref="OverseerUnreadable{TQuestion, TAnswer}"/>, an empty one "do not know". Texts, questions and answers are put before the model as JSON strings, so that nothing in them passes for an instruction of ours.
/// </remarks>
/// <example>
/// <code>
/// var tree = new ImplicitTree(DocumentUnpacker.Open("docs"));
/// var (answer, moves) = await new Hch(Depth: 4, Width: 6).AskAsync(
///     new SectionOverseer(model, tree), new SectionQuestion("When was the bridge closed?", NodeAddress.Root));
/// </code>
/// </example>
public sealed class SectionOverseer : IOverseer<SectionQuestion, string>
{
    // A subquestion longer than a page is no easier than its question.
    private const int QuestionCharacters = 2_000;
    private const int AnswerCharacters = 8_000;
    private const int BeginningCharacters = 160;
    private const int MostBelow = 64;

    // A move with a few sentences, many times over.
    private const int MostTokens = 1_500;

    private readonly ILanguageModel _model;
    private readonly ImplicitTree _tree;
    private readonly int _width;
    private readonly int _characters;
    private readonly Prompt _prompt;
    private int _shown;

    /// <summary>Makes a model the overseer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tree">The library.</param>
    /// <param name="width">The most sections that it is told it may ask about at a time, from 1.</param>
    /// <param name="characters">How much of a section it is shown, from 1.</param>
    /// <param name="prompt">What it is told; null for <see cref="OverseerPrompts.Section"/>.</param>
    /// <exception cref="ArgumentException">A number is not positive, or the prompt is another's.</exception>
    public SectionOverseer(ILanguageModel model, ImplicitTree tree, int width = 4, int characters = 8_000, Prompt? prompt = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(characters);
        (_model, _tree, _width, _characters, _prompt) = (model, tree, width, characters, prompt ?? OverseerPrompts.Section);
        _prompt.Require(OverseerPrompts.SectionForm, nameof(prompt));
    }

    /// <inheritdoc/>
    public string Name => _model.Name.Unaddressed;

    /// <summary>Characters of the library that it was shown so far, each section counted once for a question.</summary>
    public int Characters => _shown;

    /// <inheritdoc/>
    /// <exception cref="ModelException">The model gave no reply.</exception>
    public async ValueTask<OverseerMove<SectionQuestion, string>> NextAsync(
        Consultation<SectionQuestion, string> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var (question, at) = consultation.Question;
        if (await _tree.FindAsync(at, cancellationToken) is not { } section)
        {
            return new OverseerDoesNotKnow<SectionQuestion, string>();
        }

        var prompt = await PromptAsync(question, section, consultation.Known, cancellationToken);
        var reply = await _model.CompleteAsync(new([ModelMessage.System(_prompt.Fill("rules")), ModelMessage.User(prompt)], new(ModelRole.Overseer, consultation.Vote)) { Options = new() { MaxTokens = MostTokens } }, cancellationToken);
        if (OverseerReply.Problem(reply) is { } cut)
        {
            return new OverseerUnreadable<SectionQuestion, string>(cut);
        }

        if (string.IsNullOrWhiteSpace(reply.Text))
        {
            return new OverseerDoesNotKnow<SectionQuestion, string>();
        }

        if (ReplyObject.Find(reply.Text, out var problem) is not { } read)
        {
            return new OverseerUnreadable<SectionQuestion, string>(OverseerReply.With(reply.Text, problem!));
        }

        if (read.Words("answer") is { } answer && !string.IsNullOrWhiteSpace(answer))
        {
            return new OverseerAnswers<SectionQuestion, string>(SpeechSanitizer.Cut(answer, AnswerCharacters), [.. Quotes(read, section)]);
        }

        var left = Math.Max(1, _width - consultation.Known.Count);
        SectionQuestion[] asked = [.. read.Items("ask").Select(item => Asked(item, section)).OfType<SectionQuestion>().Distinct().Take(left)];
        return asked.Length > 0 ? new OverseerAsks<SectionQuestion, string>(asked) : new OverseerDoesNotKnow<SectionQuestion, string>();
    }

    private async Task<string> PromptAsync(
        string question, Node section, IReadOnlyList<Answered<SectionQuestion, string>> known, CancellationToken cancellationToken)
    {
        var (below, shown, left) = (new List<string>(), Math.Min(section.Text.Length, _characters), _width - known.Count);
        for (var i = 0; i < Math.Min(section.ChildCount, MostBelow); i++)
        {
            if (await _tree.FindAsync(section.Address.Child(i), cancellationToken) is { } child)
            {
                shown += Math.Min(child.Text.Length, BeginningCharacters);
                below.Add(_prompt.Fill("below", ("address", child.Address.ToString()), ("text", Quoted(child.Text, BeginningCharacters))));
            }
        }

        _ = known.Count == 0 ? Interlocked.Add(ref _shown, shown) : 0;
        return _prompt.Fill(
            "section",
            ("question", Quoted(question, QuestionCharacters)),
            ("address", section.Address.ToString()),
            ("text", Quoted(section.Text, _characters)),
            ("below", string.Join('\n', below)),
            ("known", string.Join('\n', known.Select(Told))),
            ("ask", left > 0 ? _prompt.Fill("may-ask", ("left", left.ToString(CultureInfo.InvariantCulture))) : _prompt.Fill("may-not-ask")));
    }

    /// <summary>What a helper said.</summary>
    private string Told(Answered<SectionQuestion, string> helper)
    {
        var (asked, answer) = helper;
        var (address, question) = (asked.About.ToString(), Quoted(asked.Text, QuestionCharacters));
        return answer.IsKnown
            ? _prompt.Fill("answered", ("address", address), ("question", question), ("answer", Quoted(answer.Value!, AnswerCharacters)))
            : _prompt.Fill("unanswered", ("address", address), ("question", question));
    }

    private static SectionQuestion? Asked(JsonElement item, Node section) =>
        item.Words("question") is { } question && !string.IsNullOrWhiteSpace(question) && question.Length <= QuestionCharacters
        && item.Words("section") is { } at && NodeAddress.TryParse(at, out var address) && section.Address.IsAncestorOf(address)
            ? new SectionQuestion(question, address)
            : null;

    private static IEnumerable<Citation> Quotes(JsonElement read, Node section) => read.Items("quotes")
        .Select(q => q.Words())
        .OfType<string>()
        .Take(MostBelow)
        .Select(quote => CitationChecker.Check(new(section.Address, quote), section.Text))
        .Where(c => c.Holds)
        .Select(c => c.Citation with { Span = c.Found });

    private static string Quoted(string text, int most) =>
        "\"" + JsonEncodedText.Encode(SpeechSanitizer.Cut(text, most), JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
