using System.Globalization;

namespace LearningThePrior.Worlds.Table;

/// <summary>What one statement of Z says: the thousandths of a walk and of the values that it is judged against, its steps' pace, and whether the column carries over.</summary>
/// <param name="Value">A walk's value, in thousandths; 0 elsewhere.</param>
/// <param name="Before">The value at the period before that it is judged against.</param>
/// <param name="After">The value at the period after.</param>
/// <param name="Pace">What steps are multiplied by.</param>
/// <param name="Carries">Whether the column carries over.</param>
public readonly record struct Said(int Value, int Before, int After, double Pace, bool Carries);

/// <summary>Writes statements as a human reads them, and reads them back strictly: what is written is what Z says.</summary>
/// <param name="code">The coded table.</param>
/// <param name="form">Its form.</param>
/// <param name="periods">The periods' names.</param>
/// <param name="observed">How many periods D has.</param>
public sealed class StatementText(TableCode code, TableForm form, IReadOnlyList<string> periods, int observed)
{
    private const int LongestText = 2_000;

    /// <summary>What a statement says in a z.</summary>
    public static Said Of(Statement statement, TableLatents latents, IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(latents);
        var pace = latents.PaceOf(z);
        return statement switch
        {
            PaceStatement p => new(0, 0, 0, p.Group < 0 ? pace.Slopes : pace.BaseRate, true),
            CarriesStatement c => new(0, 0, 0, 1, latents.Carries(z, c.Group)),
            WalkStatement w => new(
                latents.Value(z, w.State, w.Period),
                w.Before is { } a ? latents.Value(z, w.State, a) : 0,
                w.After is { } b ? latents.Value(z, w.State, b) : 0,
                PaceFor(latents, w, pace),
                !IsAcross(latents, w) || latents.Carries(z, w.Group)),
            _ => throw new ArgumentOutOfRangeException(nameof(statement)),
        };

        static double PaceFor(TableLatents latents, WalkStatement w, Pace pace) =>
            w.Before is null && w.After is null ? 1 : w.Group == latents.Columns ? pace.BaseRate : pace.Slopes;

        static bool IsAcross(TableLatents latents, WalkStatement w) => w is { After: null, Before: { } a } && w.Period == a + 1 && w.Group < latents.Columns && w.Period == latents.Observed;
    }

    /// <summary>What a state is: what it adds to, for how much of what.</summary>
    public string NameOf(int state)
    {
        var (directions, classes) = (form.Directions.Count, code.Classes);
        if (state >= form.Coefficients * directions)
        {
            var rate = state - (form.Coefficients * directions);
            return classes.Count == 2 ? $"base rate: log odds of {classes[1]}" : $"base rate: log odds of {classes[rate]}";
        }

        var (coefficient, direction) = (state / directions, state % directions);
        var column = code.Columns[code.ColumnOf[coefficient]];
        var ordered = form.Directions[0].Sum(Math.Abs) != 1 || classes.Count == 2;
        var odds = classes.Count == 2 ? $"log odds of {classes[1]}"
            : !ordered ? $"log odds of {classes[direction]}"
            : direction == 0 ? "log odds of the next class"
            : $"log odds of {classes[direction - 1]} beyond that";
        return $"{column.NameOf(coefficient)}: {odds}{(column.IsCategory ? "" : " a standard deviation")}";
    }

    /// <summary>Writes a statement.</summary>
    public string Write(Statement statement, Said said) => statement switch
    {
        PaceStatement p => $"{(p.Group < 0 ? "Slopes" : "The base rate")} move {Number(said.Pace)} times as fast as a human would say.",
        CarriesStatement c => $"What the data show of {code.Columns[c.Group].Name} {(said.Carries ? "carries over" : "does not carry over")}.",
        WalkStatement w => $"{NameOf(w.State)}, at {periods[w.Period]}: {Value(said.Value)}"
            + (w.Before is { } a ? $"; at {periods[a]}: {Value(said.Before)}" : "")
            + (w.After is { } b ? $"; at {periods[b]}: {Value(said.After)}" : "")
            + (w.Before is null && w.After is null ? "; the first period." : $"; steps times {Number(said.Pace)}{(w is { After: null } && w.Period == observed ? said.Carries ? ", carried over" : ", not carried over" : "")}."),
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>Reads a statement; null where the text is not exactly one.</summary>
    public Said? Read(Statement statement, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            return null;
        }

        Said? said = statement switch
        {
            PaceStatement p => Pace.OfSlopes.Concat(Pace.OfBaseRate).Select(v => (Said?)new Said(0, 0, 0, v, true)).FirstOrDefault(s => Write(p, s!.Value) == text),
            CarriesStatement c => new[] { true, false }.Select(carries => (Said?)new Said(0, 0, 0, 1, carries)).FirstOrDefault(s => Write(c, s!.Value) == text),
            WalkStatement w => ReadWalk(w, text),
            _ => null,
        };
        return said is { } read && Write(statement, read) == text ? said : null;
    }

    private Said? ReadWalk(WalkStatement walk, string text)
    {
        // Every literal is known beforehand, so that names out of a file cannot be taken for what stands between them.
        var rest = text.AsSpan();
        if (!Skip(ref rest, $"{NameOf(walk.State)}, at {periods[walk.Period]}: ") || Take(ref rest) is not { } value)
        {
            return null;
        }

        var (before, after) = (0, 0);
        if (walk.Before is { } a)
        {
            if (!Skip(ref rest, $"; at {periods[a]}: ") || Take(ref rest) is not { } stated)
            {
                return null;
            }

            before = stated;
        }

        if (walk.After is { } b)
        {
            if (!Skip(ref rest, $"; at {periods[b]}: ") || Take(ref rest) is not { } stated)
            {
                return null;
            }

            after = stated;
        }

        var said = new Said(value, before, after, 1, !rest.EndsWith(", not carried over."));
        return !Skip(ref rest, "; steps times ") ? said
            : Pace.OfSlopes.Concat(Pace.OfBaseRate).Select(p => said with { Pace = p }).Cast<Said?>().FirstOrDefault(s => Write(walk, s!.Value) == text);
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, string literal)
    {
        if (!rest.StartsWith(literal, StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[literal.Length..];
        return true;
    }

    private static int? Take(ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOf(';');
        if (length < 0 || !decimal.TryParse(rest[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > 1_000)
        {
            return null;
        }

        rest = rest[length..];
        return (int)Math.Round(value * TableLatents.Thousandths);
    }

    private static string Value(int thousandths) => (thousandths / (decimal)TableLatents.Thousandths).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
