using System.Collections.Concurrent;
using LearningThePrior.Debate;
using LearningThePrior.Judges.Models;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>
/// log Prior(Z) + sum over D of log P(y|x,Z), every term asked of a human about one x or one statement at a time and counted in the
/// ledger. Safe for concurrent use.
/// </summary>
/// <param name="human">Who is asked.</param>
/// <param name="settings">How.</param>
/// <param name="ledger">Where verdicts are counted.</param>
public sealed class TextObjective(ITextHuman human, TextSearchSettings settings, VerdictLedger ledger)
{
    private readonly ConcurrentDictionary<TextBackground, double> _priors = new();

    /// <summary>Scores a background on D.</summary>
    /// <param name="background">Z.</param>
    /// <param name="examples">D.</param>
    /// <param name="reference">Z' of Prior(Z)/Prior(Z'), where priors are asked as ratios.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<TextScore> ScoreAsync(
        TextBackground background, IReadOnlyList<TextExample> examples, TextBackground reference, CancellationToken cancellationToken)
    {
        var credences = await PredictAsync(background, [.. examples.Select(e => e.Question)], cancellationToken);
        var prior = settings.PriorFromRatios
            ? await LogRatioAsync(background, reference, cancellationToken)
            : await LogPriorAsync(background, cancellationToken);
        return new(background, prior, [.. credences.Select((c, i) => c[examples[i].Answer])]);
    }

    /// <summary>P(.|x,Z) for each x. Where nothing could be read, all answers are equal: nothing is known, and nothing falls to a side.</summary>
    public async Task<IReadOnlyList<Credences>> PredictAsync(
        TextBackground background, IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        var credences = new Credences[questions.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, questions.Count),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancellationToken },
            async (i, token) => credences[i] = Bounded(
                await human.AnswerAsync(questions[i], background, token), questions[i].Answers.Count, QueryKind.Question));
        return credences;
    }

    private async Task<double> LogPriorAsync(TextBackground background, CancellationToken cancellationToken)
    {
        if (_priors.TryGetValue(background, out var known))
        {
            return known;
        }

        // The chain rule: each statement given those before it, so that a repetition in other words costs nothing.
        var sum = 0.0;
        for (var i = 0; i < background.Statements.Count; i++)
        {
            var verdict = await human.BelieveAsync(background.Statements[i], background.Before(i), cancellationToken);
            sum += Math.Log(Bounded(verdict, 2, QueryKind.Prior)[1]);
        }

        return _priors.GetOrAdd(background, sum);
    }

    /// <summary>log Prior(Z)/Prior(Z'), the mean of both orders.</summary>
    private async Task<double> LogRatioAsync(TextBackground background, TextBackground reference, CancellationToken cancellationToken)
    {
        if (background.Equals(reference))
        {
            return 0;
        }

        var first = Bounded(await human.CompareAsync(background, reference, cancellationToken), 2, QueryKind.PriorRatio);
        var second = Bounded(await human.CompareAsync(reference, background, cancellationToken), 2, QueryKind.PriorRatio);
        return (Math.Log(first[0] / first[1]) + Math.Log(second[1] / second[0])) / 2;
    }

    private Credences Bounded(Verdict verdict, int answers, QueryKind kind)
    {
        ledger.Record(verdict, kind);
        return verdict is DecidedVerdict decided
            ? Credences.Normalise([.. decided.Credences.Values.Select(c => Math.Max(c, settings.LeastCredence))])
            : Credences.Uniform(answers);
    }
}
