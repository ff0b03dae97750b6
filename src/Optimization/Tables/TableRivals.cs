using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>One way to predict a table's labels.</summary>
/// <param name="Name">Which.</param>
/// <param name="Fit">Fits some of D's rows; gives credences for any row.</param>
internal sealed record TableRival(string Name, Func<IReadOnlyList<int>, Func<int, Credences>> Fit);

/// <summary>What a table's model is compared with.</summary>
internal static class TableRivals
{
    private static readonly double[] Strengths = [.003, .01, .03, .1, .3, 1];
    private const int Folds = 4;

    /// <summary>The share of classes among the rows.</summary>
    public static TableRival Marginal(TableCode code) => new("marginal", kept =>
    {
        var counts = new double[code.Classes.Count];
        foreach (var row in kept)
        {
            counts[code.ClassOf(row)]++;
        }

        var credences = Credences.Normalise([.. counts.Select(c => c + .5)]);
        return _ => credences;
    });

    /// <summary>
    /// Logistic regression over all classes, numbers in standard deviations, a number for each level; C is the variance that the l2 penalty amounts to, constants
    /// are free.
    /// </summary>
    public static TableRival Logistic(TableCode code, string name, double strength) => new(name, kept => Logistic(code, kept, strength));

    /// <summary>The same with the C that did best on four folds of all of D.</summary>
    public static TableRival CrossValidated(TableCode code, IReadOnlyList<int> observed)
    {
        // On all of D once, and so with a look at hold-outs, in this rival's favour: anew for each hold-out it costs minutes.
        var best = new Lazy<double>(() => Strengths.MinBy(c => Enumerable.Range(0, Folds).Sum(fold =>
        {
            var predict = Logistic(code, [.. observed.Where((_, i) => i % Folds != fold)], c);
            return observed.Where((_, i) => i % Folds == fold).Sum(row => TableStudy.Loss(predict(row), code.ClassOf(row)));
        })));
        return new("logistic, C cross-validated", kept => Logistic(code, kept, best.Value));
    }

    /// <summary>Boosted trees over the same numbers.</summary>
    public static TableRival Trees(TableCode code, BoostedTreesFit trees) => new(trees.Name, kept =>
    {
        var predict = trees.Fit([.. kept.Select(Numbers)], [.. kept.Select(code.ClassOf)], code.Classes.Count);
        var all = new Lazy<Credences[]>(() => predict([.. Enumerable.Range(0, code.Table.Rows.Count).Select(Numbers)]));
        return row => all.Value[row];

        float[] Numbers(int row)
        {
            var (coded, numbers) = (code.Row(row), new float[code.Coefficients]);
            for (var i = 0; i < coded.Values.Length; i++)
            {
                numbers[coded.Coefficients[i]] = (float)coded.Values[i];
            }

            return numbers;
        }
    });

    /// <summary>The table's model under beliefs.</summary>
    public static TableRival Walk(string name, TableCode code, TableSplit split, bool isFlat = false) => new(name, kept =>
    {
        var prior = TableForm.PriorOf(code);
        var fit = WalkFit.Best(WalkLink.Of(code), isFlat ? prior.Flat() : prior, ByPeriod(code, split, kept));
        return row => fit.Predict(code.Row(row), split.PeriodOf[row]);
    });

    /// <summary>The fit of a table's model to some rows of D.</summary>
    public static WalkFit Fit(TableCode code, TableSplit split, IReadOnlyList<int> kept) =>
        WalkFit.Best(WalkLink.Of(code), TableForm.PriorOf(code), ByPeriod(code, split, kept));

    /// <summary>The same at a given pace.</summary>
    public static WalkFit FitAt(TableCode code, TableSplit split, IReadOnlyList<int> kept, Pace pace) =>
        WalkFit.Of(WalkLink.Of(code), TableForm.PriorOf(code), pace, ByPeriod(code, split, kept));

    private static IReadOnlyList<IReadOnlyList<(CodedRow Row, int Class)>> ByPeriod(TableCode code, TableSplit split, IReadOnlyList<int> kept)
    {
        var byPeriod = kept.ToLookup(row => split.PeriodOf[row], row => (code.Row(row), code.ClassOf(row)));
        return [.. Enumerable.Range(0, split.Observed).Select(t => byPeriod[t].ToArray())];
    }

    private static Func<int, Credences> Logistic(TableCode code, IReadOnlyList<int> kept, double strength)
    {
        // A walk that does not walk: the peak of a normal prior in one period is ridge regression's.
        const double Free = 1e4;
        var link = WalkLink.Of(code);
        var states = link.Form.States;
        var variance = new double[states];
        Array.Fill(variance, strength);
        for (var b = 0; b < link.Form.BaseRates.Count; b++)
        {
            variance[link.Form.BaseState(b)] = Free;
        }

        var prior = new WalkPrior(new double[states], variance, new double[states], new double[states], [.. Enumerable.Range(0, states).Select(s => s < states - link.Form.BaseRates.Count ? 0 : 1)]);
        var peak = WalkFit.Of(link, prior, Pace.AsSaid, [[.. kept.Select(row => (code.Row(row), code.ClassOf(row)))]]).At(0).Mean;
        return row =>
        {
            var (design, odds) = (link.Of(code.Row(row)), new double[code.Classes.Count]);
            for (var i = 0; i < design.States.Length; i++)
            {
                for (var k = 0; k < odds.Length; k++)
                {
                    odds[k] += design.Values[i] * design.Moves[i][k] * peak[design.States[i]];
                }
            }

            return Credences.Normalise(ExpectedSoftmax.Softmax(odds));
        };
    }
}
