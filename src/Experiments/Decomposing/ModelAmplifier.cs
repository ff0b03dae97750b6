using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>
/// A language model as overseer: it is shown one section, asks about those below, and in the end says how probable each answer is, given what was found out
/// and the quotes that this rests on.
/// </summary>
public sealed class ModelAmplifier : IAmplifier
{
    private readonly ILanguageModel _model;
    private readonly Hch _hch;
    private readonly ModelHuman _concluding;
    private readonly PromptSet _prompts;

    /// <summary>Lets a model oversee.</summary>
    /// <param name="model">The model.</param>
    /// <param name="hch">How deep, wide and often it may be asked.</param>
    /// <param name="settings">How its credences are obtained; null for the usual.</param>
    /// <param name="prompts">What it is told; null for what is shipped.</param>
    public ModelAmplifier(ILanguageModel model, Hch hch, ModelJudgeSettings? settings = null, PromptSet? prompts = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(hch);
        _prompts = prompts ?? ShippedPrompts.Library.Read(null);
        (_model, _hch, _concluding) = (model, hch, new(model, settings, _prompts.Of(HumanPrompts.Form), bothOrders: false));
        Name = new ModelJudge(model, settings).Name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "model";

    /// <inheritdoc/>
    public string Protocol => AmplificationRules.Say(_hch, error: 0);

    /// <inheritdoc/>
    /// <exception cref="ModelException">A call failed; where only the last one did, and another may succeed, that is <see cref="FailedVerdict"/>.</exception>
    public async Task<Amplification> AskAsync(AmplifiedCase asked, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var (overseer, context) = (new SectionOverseer(_model, asked.Tree, _hch.Width, prompt: _prompts.Of(OverseerPrompts.SectionForm)), new LibraryContext(asked.TreeId));
        var result = await _hch.AskAsync(overseer, LibraryCase.First(asked), context, asked.Seed, cancellationToken);
        return new(DecompositionRecord.Of(asked, this, context, result), await ConcludeAsync(asked, result.Answer, cancellationToken), overseer.Characters);
    }

    private async Task<Verdict?> ConcludeAsync(AmplifiedCase asked, Decomposed<SectionQuestion, string> found, CancellationToken cancellationToken)
    {
        if (asked.IsOpen)
        {
            return null;
        }

        return found.Reply.IsKnown
            ? await _concluding.AnswerAsync(asked.Question, new(LibraryCase.Found(found)), cancellationToken)
            : DecompositionRecord.Unanswered(found);
    }
}
