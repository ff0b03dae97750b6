using System.Globalization;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>A table, see <see cref="TableWorlds"/>. The sets are "d", rows of D that are held out, and "d_star"; equal weights within each.</summary>
public sealed class TableWorld : IReadableWorld
{
    private readonly TableSplit _split;
    private readonly TableOutline _outline;
    private readonly StatementText _texts;
    private readonly OutlineText _words;
    private readonly TableSums _sums;
    private readonly WalkPrior _prior;
    private readonly Lazy<TablePages> _pages;
    private readonly Lazy<TableHearing> _hearing;
    private readonly WalkLink _link;

    internal TableWorld(DataTable table, TableBeliefs beliefs, double cut, double heldOut, Seed seed, double[][]? truth, bool isIgnorant = false)
    {
        _split = TableSplit.Of(table, beliefs.Period, cut);
        Code = TableCode.Of(table, beliefs, _split);
        var (form, link) = (TableForm.Of(Code), WalkLink.Of(Code));
        _link = link;
        _prior = TableForm.PriorOf(Code);
        var latents = new TableLatents(Code.Columns.Count, form.States, _split.Observed, _split.Periods.Count);
        Structure = new(form, Code.ColumnOf, latents);
        _outline = new(form, Code.ColumnOf, Code.Columns.Count, _split.Observed, _split.Periods.Count);
        _texts = new(Code, form, _split.Periods, _split.Observed);
        _words = new(Code, form, _texts, latents, _split.Periods);
        var amounts = new TableAmounts(link, _prior);
        _sums = new(_outline, amounts);
        Human = new TableHuman(_outline, _sums, amounts, _texts);
        _pages = new(() => new(_outline, _texts, _words, latents, _prior));
        _hearing = new(() => new(_outline, _texts, _words, amounts, new(_outline, _pages.Value, _prior)));
        Answers = new(Code.Classes);

        TableQuestion[] rows = [.. table.Rows.Select((cells, i) => Ask($"row-{table.Lines[i]}", cells, Code.Row(i), _split.PeriodOf[i]))];
        int[] classes = [.. rows.Select((_, i) => Code.ClassOf(i))];
        var (first, later) = (Rows(t => t < _split.Observed), Rows(t => t >= _split.Observed));
        var held = HeldOut(first, heldOut, seed.For("held out").CreateRandom());
        int[] kept = [.. first.Where(i => !held.Contains(i))];
        Observed = [.. kept.Select(i => new Observation(rows[i], classes[i]))];
        Sets = [Set("d", first, [.. first.Where(held.Contains)]), Set("d_star", later, later)];
        Key = new(
            rows.Index().ToDictionary(r => r.Item.Id, r => classes[r.Index], StringComparer.Ordinal),
            truth is null ? null : q => Credences.Normalise(LaplaceStep.Probabilities(link.Of(q.Row), truth[q.Period])),
            isFlat => WalkFit.Best(link, isFlat ? _prior.Flat() : _prior, ByPeriod()),
            Claims,
            isIgnorant ? null : OfIgnorance(rows, kept));

        int[] Rows(Func<int, bool> isIn) => [.. Enumerable.Range(0, rows.Length).Where(i => isIn(_split.PeriodOf[i]))];
        QuestionSet Set(string name, int[] drawn, int[] scored) =>
            new(name, random => rows[drawn[random.NextInt(drawn.Length)]], [.. scored.Select(i => ((Question)rows[i], 1.0 / scored.Length))]);
    }

    /// <inheritdoc/>
    public string Family => "table";

    /// <summary>The table in numbers.</summary>
    public TableCode Code { get; }

    /// <summary>The classes.</summary>
    public AnswerSet Answers { get; }

    /// <summary>How many steps lead from the root of Z to its bottom.</summary>
    public int TreeDepth => _outline.Leaves.Max(l => l.Depth);

    /// <inheritdoc cref="IWorld.Structure"/>
    public TableStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public LatentSpace Latents => Structure.Latents.Space;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    /// <remarks>"d" draws from all rows of D and is scored on those held out; no answer of theirs is ever drawn.</remarks>
    public IReadOnlyList<QuestionSet> Sets { get; }

    /// <inheritdoc/>
    public string DefaultModel => "columns";

    /// <inheritdoc/>
    public IHuman Human { get; }

    /// <inheritdoc/>
    /// <remarks>Every statement is heard at one place, its own leaf; what other pages repeat of it is not, so that no two pages contradict each other. Of its plausibility he speaks in the words of who explores.</remarks>
    public IHuman Reader => new TablePageHuman(_hearing.Value, _sums);

    /// <inheritdoc/>
    /// <remarks>None: Prior of a table is learned column by column.</remarks>
    public IReadOnlyList<LatentPart> PriorParts => [];

    /// <inheritdoc cref="IWorld.Key"/>
    public TableKey Key { get; }

    IAnswerKey IWorld.Key => Key;

    /// <summary>D's rows by period, each with its class: what a fit reads.</summary>
    public IReadOnlyList<IReadOnlyList<(CodedRow Row, int Class)>> ByPeriod()
    {
        var byPeriod = Observed.ToLookup(o => ((TableQuestion)o.Question).Period, o => (((TableQuestion)o.Question).Row, o.Answer));
        return [.. Enumerable.Range(0, _split.Observed).Select(t => byPeriod[t].ToArray())];
    }

    /// <inheritdoc/>
    /// <remarks>The period, then the number of each coefficient.</remarks>
    public double[] Encode(Question question) => [Row(question).Period, .. EncodeForDirectFit(question)];

    /// <inheritdoc/>
    /// <remarks>The number of each coefficient.</remarks>
    public double[] EncodeForDirectFit(Question question)
    {
        var (row, numbers) = (Row(question).Row, new double[Code.Coefficients]);
        for (var i = 0; i < row.Values.Length; i++)
        {
            numbers[row.Coefficients[i]] = row.Values[i];
        }

        return numbers;
    }

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; columns coded by their beliefs; that log odds add up over columns and walk from period to period";

    /// <inheritdoc/>
    public string QuestionForm => $"column=value pairs between semicolons, the period among them; for example {Code.Beliefs.Period}={_split.Periods[^1]}; {Code.Columns[0].Name}={Code.Table.Rows[0][Code.Columns[0].Index]}";

    /// <inheritdoc/>
    /// <remarks>A column that is left out tells nothing; a period after the last is asked about as the last.</remarks>
    public Question ReadQuestion(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] cells = [.. Code.Table.Columns.Select(_ => "")];
        foreach (var pair in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var column = at < 0 ? -1 : Code.Table.IndexOf(pair[..at].Trim());
            if (column < 0)
            {
                throw new QuestionFormatException("question", $"'{pair}' names no column of the table; write {QuestionForm}.");
            }

            cells[column] = pair[(at + 1)..].Trim();
        }

        var name = cells[Code.Table.IndexOf(Code.Beliefs.Period)];
        var period = _split.PeriodAt(name);
        if (period < 0 && DataTable.Number(name) > DataTable.Number(_split.Periods[^1]))
        {
            period = _split.Periods.Count - 1;
        }

        if (period < 0)
        {
            throw new QuestionFormatException(Code.Beliefs.Period, $"'{name}' is no period of the table, from {_split.Periods[0]} to {_split.Periods[^1]}; write {QuestionForm}.");
        }

        try
        {
            return Ask(text, cells, Code.Row(cells), period);
        }
        catch (FormatException e)
        {
            throw new QuestionFormatException("question", $"{e.Message}; write one with a dot as decimal sign.");
        }
    }

    /// <summary>The human who explores what may be believed of this table.</summary>
    /// <exception cref="ArgumentException">There are too many pages.</exception>
    public IExplorer Explorer => new TableExplorer(_outline, _pages.Value, _prior);

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => Unpack(z, null);

    /// <summary>Mz(., z), whose nodes above statements say what lies between two values at D's end: a posterior in words.</summary>
    /// <param name="z">[dimension].</param>
    /// <param name="intervals">[state]; null for the single values of z.</param>
    public IUnpacker Unpack(IReadOnlyList<double> z, IReadOnlyList<(double Low, double High)>? intervals)
    {
        Node At(NodeAddress address)
        {
            var node = _outline.Find(address)!;
            return new(address, node.Children.Count > 0 ? _words.Write(node, z, intervals) : Statement(node.Start, z), node.Children.Count);
        }

        return new DelegateUnpacker(() => At(NodeAddress.Root), (parent, index) => At(parent.Address.Child(index)));
    }

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) =>
        new TableClaims(_outline, _sums, [.. _outline.Statements.Select(s => StatementText.Of(s, Structure.Latents, z))]);

    /// <inheritdoc/>
    public IClaimOracle ClaimsOf(IUnpacker tree) => new WalkedTableClaims(_hearing.Value, Hear(tree));

    /// <inheritdoc/>
    public double[]? LatentOf(IUnpacker tree) => Hear(tree).ToLatent(Structure.Latents, _prior.States);

    /// <inheritdoc/>
    public string ContentOf(IUnpacker tree) => string.Join(' ', Hear(tree).Heard.Select(v => v?.ToString(CultureInfo.InvariantCulture) ?? "?"));

    /// <inheritdoc/>
    /// <remarks>In words, as its reader judges.</remarks>
    public double LogPriorOf(IUnpacker tree)
    {
        var nats = (double)ClaimsOf(tree).Whole(new PriorQuestion("log-prior")).Value[0] / PriorQuestion.UnitsPerNat;
        return nats > PriorQuestion.Impossible ? nats : double.NegativeInfinity;
    }

    /// <inheritdoc/>
    /// <remarks>Of two classes: the statements of all periods, two numbers each.</remarks>
    public IReadOnlyList<NodeAddress> PartPages => Answers.Count == 2 ? [.. _outline.Leaves.Where((_, i) => _outline.Statements[i] is WalkStatement)] : [];

    /// <inheritdoc/>
    public int PageFeatures => 2;

    /// <inheritdoc/>
    /// <remarks>Of each statement about the row's period: the number of its coefficient, or 1 in the second place where it is a base rate; 0 elsewhere.</remarks>
    public double[] EncodeByPage(Question question)
    {
        var (row, met) = (Row(question), _link.Of(Row(question).Row));
        var values = met.States.Index().ToDictionary(s => s.Item, s => met.Values[s.Index]);
        return
        [
            .. _outline.Statements.OfType<WalkStatement>().SelectMany(w =>
            {
                var value = w.Period == row.Period ? values.GetValueOrDefault(w.State) : 0;
                return w.Group == Structure.Latents.Columns ? new[] { 0, value } : [value, 0];
            }),
        ];
    }

    /// <inheritdoc/>
    /// <remarks>A path as the human's beliefs have it.</remarks>
    public double[] Propose(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Structure.Latents.Encode(SyntheticTable.DrawPath(_prior with { Lost = new double[_prior.States] }, _split.Observed, _split.Periods.Count, random), Pace.AsSaid);
    }

    private TableReading Hear(IUnpacker tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new(_hearing.Value, tree);
    }

    private Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> OfIgnorance(TableQuestion[] rows, int[] observed)
    {
        var fit = new Lazy<IgnorantFit>(() => new(Code, _split, observed));
        var places = rows.Index().ToDictionary(r => r.Item.Id, r => r.Index, StringComparer.Ordinal);
        return questions => fit.Value.Predict(questions.Select(Row).Select(row => (places[row.Id], row.Period)));
    }

    private string Statement(int index, IReadOnlyList<double> z) =>
        _texts.Write(_outline.Statements[index], StatementText.Of(_outline.Statements[index], Structure.Latents, z));

    private TableQuestion Ask(string id, string[] cells, CodedRow row, int period)
    {
        const int MostCells = 20;
        var columns = Code.Columns.Where(c => cells[c.Index].Length > 0).ToList();
        var told = string.Join(", ", columns.Take(MostCells).Select(c => $"{c.Name} {cells[c.Index]}")) + (columns.Count > MostCells ? $" and {columns.Count - MostCells} columns more" : "");
        return new(id, $"In period {_split.Periods[period]}, with {told}: which {Code.Beliefs.Label.Column}?", Answers, row, period);
    }

    private static HashSet<int> HeldOut(int[] rows, double share, SeededRandom random)
    {
        var left = rows.ToList();
        var held = new HashSet<int>();
        var count = Math.Clamp((int)Math.Round(share * rows.Length), 1, Math.Max(1, rows.Length - 1));
        while (held.Count < count)
        {
            var i = random.NextInt(left.Count);
            held.Add(left[i]);
            (left[i], _) = (left[^1], 0);
            left.RemoveAt(left.Count - 1);
        }

        return held;
    }

    private static TableQuestion Row(Question question) => question as TableQuestion
        ?? throw new ArgumentException($"Question {question?.Id} is not about a row of a table.", nameof(question));
}
