using System.Globalization;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Optimization.TextSearch;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>Searches text Z on a user's D and predicts D*. Everything that can be wrong with the plan shows when it is made, before any call.</summary>
internal sealed class TextRun
{
    // As many as there are letters to call them by.
    private const int MostLabels = 26;

    private readonly TextPlan _plan;
    private readonly ModelName _proposer;
    private readonly ModelName _judge;
    private readonly ModelJudgeSettings _judging;
    private readonly TextSearchSettings _settings;
    private readonly IReadOnlyList<TextExample> _observed;

    public TextRun(TextPlan plan, int concurrency)
    {
        (_plan, Prompts) = (plan, PlannedPrompts.Open(plan.Prompts));
        _proposer = ModelName.Parse(plan.Model);
        var judge = Names.All.Judges.Parse(plan.Judge);
        _judging = ModelJudgeNames.SettingsOf(judge) ?? throw new UserException($"judge '{plan.Judge}': a text Z is judged by one language model, as in logprob:openai/gpt-4o.");
        _judge = ModelJudgeNames.ModelsOf(judge)[0];

        // Runs that do not tell were begun when answers were listed once.
        _settings = SettingRecord.With(new TextSearchSettings { BothOrders = false }, plan.Settings) with { Concurrency = concurrency };
        if (TextPlan.Hash(plan.Data) != plan.DataSha256)
        {
            throw new UserException($"{plan.Data}: was changed after the run began; restore it, or begin a new run.");
        }

        var examples = ExampleFile.Read(plan.Data);
        Labels = [.. examples.Select(e => e.Y).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Labels.Count > MostLabels)
        {
            throw new UserException($"{plan.Data}: y has {Labels.Count} different labels; at most {MostLabels} are expected.");
        }

        var answers = new AnswerSet(Labels);
        _observed = [.. examples.Where(e => !e.IsNew).Select(e => new TextExample(Question(e, answers), Labels.ToList().IndexOf(e.Y!)))];
        New = [.. examples.Where(e => e.IsNew).Select(e => (Question(e, answers), e.Y))];
    }

    /// <summary>The prompts that a run uses.</summary>
    public static PromptForm[] Prompted => [ProposerPrompts.Form, HumanPrompts.Form];

    public PromptSet Prompts { get; }

    public IReadOnlyList<string> Labels { get; }

    public int Observed => _observed.Count;

    /// <summary>D*: each x with its y where the file knows it.</summary>
    public IReadOnlyList<(Question Question, string? Y)> New { get; }

    /// <summary>The models that will be called.</summary>
    public IReadOnlyList<ModelName> Models => [.. new[] { _proposer, _judge }.Distinct()];

    public async Task<TextOutcome> RunAsync(Func<ModelName, ILanguageModel> open, IProgress<TextScore>? progress, CancellationToken cancellationToken)
    {
        var seed = new Seed(ulong.Parse(_plan.Seed, CultureInfo.InvariantCulture));
        var learning = new TextLearning(new ModelHuman(open(_judge), _judging, Prompts.Of(HumanPrompts.Form), _settings.BothOrders), new ModelProposer(open(_proposer), prompt: Prompts.Of(ProposerPrompts.Form)), _settings);
        using var conversation = Conversation.Begin(_plan.RunId);
        var found = await learning.SearchAsync(_observed, seed, progress, cancellationToken);
        var predictions = new Dictionary<TextBackground, IReadOnlyList<Credences>>();
        foreach (var background in new[] { TextBackground.Empty, found.Best.Background, found.Likeliest.Background }.Distinct())
        {
            predictions.Add(background, await learning.PredictAsync(background, [.. New.Select(n => n.Question)], cancellationToken));
        }

        return new(found, predictions, learning.Ledger.Totals);
    }

    private static Question Question(LabelledExample example, AnswerSet answers) => new(example.Id, example.X, answers);
}

/// <summary>What a search found, what was predicted of D*, and what it cost in queries.</summary>
internal sealed record TextOutcome(TextSearchResult Found, IReadOnlyDictionary<TextBackground, IReadOnlyList<Credences>> Predictions, LedgerTotals Ledger);
