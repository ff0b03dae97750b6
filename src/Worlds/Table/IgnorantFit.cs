using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Table;

/// <summary>Exact Bayes, as Laplace has it, of a human who wrote no beliefs about the same table: what a file of beliefs gains over him is what it is worth.</summary>
internal sealed class IgnorantFit
{
    private readonly TableCode _code;
    private readonly WalkFit _fit;
    private readonly int[] _classes;

    /// <param name="told">The table as the beliefs of the world code it.</param>
    /// <param name="split">Its periods.</param>
    /// <param name="observed">The rows of D.</param>
    public IgnorantFit(TableCode told, TableSplit split, IReadOnlyList<int> observed)
    {
        var beliefs = DefaultBeliefs.Of(told.Table, told.Beliefs.Period, told.Beliefs.Label.Column);
        _code = TableCode.Of(told.Table, beliefs with { Columns = beliefs.Columns.ToDictionary(c => c.Key, c => Readable(told, c.Key, c.Value)) }, split);
        var byPeriod = observed.ToLookup(i => split.PeriodOf[i], i => (_code.Row(i), _code.ClassOf(i)));
        _fit = WalkFit.Best(WalkLink.Of(_code), TableForm.PriorOf(_code), [.. Enumerable.Range(0, split.Observed).Select(t => byPeriod[t].ToArray())]);
        _classes = [.. told.Classes.Select(name => _code.Classes.Index().First(c => c.Item == name).Index)];
    }

    /// <summary>The default, but for numbers among which there is text: nobody can read those unless he says how.</summary>
    private static ColumnBelief Readable(TableCode told, string name, ColumnBelief otherwise) =>
        otherwise.Type == ColumnType.Number && told.Table.FirstText(told.Table.IndexOf(name)) >= 0 ? told.Beliefs.Columns.GetValueOrDefault(name) ?? otherwise : otherwise;

    /// <summary>What he believes of rows: the row of the table and its period, for each.</summary>
    public IReadOnlyList<Credences> Predict(IEnumerable<(int Row, int Period)> rows) =>
    [
        .. rows.Select(asked => _fit.Predict(_code.Row(asked.Row), asked.Period)).Select(credences => Credences.Normalise([.. _classes.Select(c => credences[c])])),
    ];
}
