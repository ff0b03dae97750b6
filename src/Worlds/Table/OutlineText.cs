using System.Globalization;

namespace LearningThePrior.Worlds.Table;

/// <summary>What the nodes above statements say: Z in words, with what lies between two values where a posterior tells that, and single values otherwise.</summary>
/// <param name="code">The coded table.</param>
/// <param name="form">Its form.</param>
/// <param name="texts">Names states.</param>
/// <param name="latents">Reads z.</param>
/// <param name="periods">The periods' names.</param>
internal sealed class OutlineText(TableCode code, TableForm form, StatementText texts, TableLatents latents, IReadOnlyList<string> periods)
{
    private const int MostNames = 40;
    private const string BaseRates = "The base rate at the end of the data: ";

    /// <summary>What the page of a node above statements begins with whatever z is: what stands there.</summary>
    public string Name(OutlineNode node) => node.Kind switch
    {
        "base" => BaseRates,
        "column" => $"{code.Columns[node.Group].Name}: ",
        _ => Write(node, [], null),
    };

    public string Write(OutlineNode node, IReadOnlyList<double> z, IReadOnlyList<(double Low, double High)>? intervals) => node.Kind switch
    {
        "table" => $"What is believed of a table of {code.Columns.Count} columns, by which the classes {string.Join(", ", code.Classes)} are told from one another: {Names()}."
            + (intervals is null ? "" : "\n" + string.Join("\n", code.Columns.Take(MostNames).Select(c => Column(c, z, intervals)))),
        "base" => $"{BaseRates}{string.Join(", ", form.BaseRates.Select((_, b) => $"log odds of {ClassOf(b)} {Amount(form.BaseState(b), z, intervals)}"))}.",
        "column" => Column(code.Columns[node.Group], z, intervals),
        "later" => $"{texts.NameOf(node.State!.Value)}, after the data.",
        "between" => $"{texts.NameOf(node.State!.Value)}, between {periods[node.Span!.Value.From]} and {periods[node.Span.Value.To]}.",
        _ => $"{texts.NameOf(node.State!.Value)}, period by period from {periods[0]} to {periods[^1]}.",
    };

    private string Names() =>
        string.Join(", ", code.Columns.Take(MostNames).Select(c => c.Name)) + (code.Columns.Count > MostNames ? $" and {code.Columns.Count - MostNames} more" : "");

    private string ClassOf(int rate) => form.Classes == 2 ? code.Classes[1] : code.Classes[rate];

    private string Column(CodedColumn column, IReadOnlyList<double> z, IReadOnlyList<(double Low, double High)>? intervals)
    {
        string Of(int coefficient)
        {
            IEnumerable<string> parts = form.Directions.Select((_, r) =>
            {
                var state = form.State(coefficient, r);
                var odds = texts.NameOf(state).Split(": ")[^1];
                var unit = column.IsCategory ? "" : " a standard deviation";
                return $"{odds[..(odds.Length - unit.Length)]} {Amount(state, z, intervals)}{unit}";
            });
            return string.Join(", ", parts);
        }

        var lasting = (column.Belief.Lasting ?? DefaultBeliefs.Pace).ToString().ToLowerInvariant();
        var said = column.IsCategory
            ? string.Join("; ", Enumerable.Range(column.First, column.Count).Select(c => $"{column.Levels![c - column.First]}: {Of(c)}"))
            : Of(column.First);
        var pace = latents.PaceOf(z).Slopes;
        return $"{column.Name}: {said}; {lasting}{(pace == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", at {pace} of that pace"))}{(latents.Carries(z, code.Columns.Index().First(c => c.Item == column).Index) ? "" : "; it does not carry over")}.";
    }

    private string Amount(int state, IReadOnlyList<double> z, IReadOnlyList<(double Low, double High)>? intervals) => intervals is null
        ? Number((double)latents.Value(z, state, latents.Observed - 1) / TableLatents.Thousandths)
        : $"between {Number(intervals[state].Low)} and {Number(intervals[state].High)}";

    private static string Number(double value) => (value == 0 ? 0 : value).ToString("0.0#", CultureInfo.InvariantCulture);
}
