using LearningThePrior.Debate;
using LearningThePrior.Judges.Models;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>
/// "Learning the prior" on a user's own D with text Z: hypotheses are made and changed, and z* is the one with the greatest
/// log Prior(Z) + sum over D of log P(y|x,Z). Only D is searched with; predictions on D* follow.
/// </summary>
public sealed class TextLearning
{
    private readonly ITextProposer _proposer;
    private readonly TextObjective _objective;
    private readonly TextSearchSettings _settings;

    /// <summary>Prepares a search.</summary>
    /// <param name="human">Who says what Z implies and how plausible it is.</param>
    /// <param name="proposer">Who makes and changes hypotheses.</param>
    /// <param name="settings">How far the search goes; null for the usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public TextLearning(ITextHuman human, ITextProposer proposer, TextSearchSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentNullException.ThrowIfNull(proposer);
        (_proposer, _settings) = (proposer, settings ?? new());
        _settings.Check();
        _objective = new(human, _settings, Ledger);
    }

    /// <summary>All verdicts that were asked for.</summary>
    public VerdictLedger Ledger { get; } = new();

    /// <summary>Searches.</summary>
    /// <param name="observed">D, at least one example.</param>
    /// <param name="seed">Which examples the proposer is shown.</param>
    /// <param name="progress">Hears of every background that was scored; null for nobody.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Every background that was scored, in the order of the search; the first is the empty one.</returns>
    public async Task<TextSearchResult> SearchAsync(
        IReadOnlyList<TextExample> observed, Seed seed, IProgress<TextScore>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentOutOfRangeException.ThrowIfZero(observed.Count, nameof(observed));
        var scored = new OrderedDictionary<TextBackground, TextScore>();
        var proposed = new List<TextBackground?>();
        var (asked, unread) = (0, 0);
        for (var i = 0; i < _settings.Proposals; i++)
        {
            proposed.Add(Count(await _proposer.ProposeAsync(Shown(observed, seed.For("shown", i)), i, cancellationToken)));
        }

        var reference = proposed.Find(p => p is not null) ?? TextBackground.Empty;
        foreach (var background in proposed.Prepend(TextBackground.Empty))
        {
            await ScoreAsync(background);
        }

        for (var round = 0; round < _settings.Rounds; round++)
        {
            foreach (var score in TextSearchResult.Rank(scored.Values).Where(s => s.Background.Statements.Count > 0).Take(_settings.Kept).ToArray())
            {
                for (var i = 0; i < _settings.Changes; i++)
                {
                    await ScoreAsync(Count(await _proposer.ChangeAsync(score.Background, Missed(observed, score), (round * _settings.Changes) + i, cancellationToken)));
                }
            }
        }

        return new([.. scored.Values]) { Asked = asked, Unread = unread };

        TextBackground? Count(TextBackground? background)
        {
            asked++;
            unread += background is null ? 1 : 0;
            return background;
        }

        async Task ScoreAsync(TextBackground? background)
        {
            if (background is not null && !scored.ContainsKey(background))
            {
                var score = await _objective.ScoreAsync(background, observed, reference, cancellationToken);
                scored.Add(background, score);
                progress?.Report(score);
            }
        }
    }

    /// <summary>Predicts y for each x, taking a background as given.</summary>
    public Task<IReadOnlyList<Credences>> PredictAsync(
        TextBackground background, IReadOnlyList<Question> questions, CancellationToken cancellationToken = default) =>
        _objective.PredictAsync(background, questions, cancellationToken);

    private TextExample[] Shown(IReadOnlyList<TextExample> observed, Seed seed)
    {
        var random = seed.CreateRandom();
        return [.. observed.Select(e => (Example: e, Key: random.NextBits())).OrderBy(e => e.Key).Take(_settings.Shown).Select(e => e.Example)];
    }

    private (TextExample, double)[] Missed(IReadOnlyList<TextExample> observed, TextScore score) =>
        [.. observed.Zip(score.Credences).OrderBy(e => e.Second).Take(Math.Max(1, _settings.Shown / 2))];
}

/// <summary>What a search over text Z found.</summary>
/// <param name="Scored">Every background that was scored, in the order of the search.</param>
public sealed record TextSearchResult(IReadOnlyList<TextScore> Scored)
{
    /// <summary>How many hypotheses and changes the proposer was asked for.</summary>
    public int Asked { get; init; }

    /// <summary>How many of these could not be read, or failed.</summary>
    public int Unread { get; init; }

    /// <summary>z*: the greatest objective; of equals the earlier.</summary>
    public TextScore Best => Rank(Scored)[0];

    /// <summary>The greatest likelihood, whatever a human would think of it: what an optimizer without the prior takes.</summary>
    public TextScore Likeliest => Scored.Index().OrderByDescending(s => s.Item.LogLikelihood).ThenBy(s => s.Index).First().Item;

    internal static IReadOnlyList<TextScore> Rank(IEnumerable<TextScore> scores) =>
        [.. scores.Index().OrderByDescending(s => s.Item.Objective).ThenBy(s => s.Index).Select(s => s.Item)];
}
