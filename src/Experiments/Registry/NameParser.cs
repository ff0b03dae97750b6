namespace LearningThePrior.Experiments.Registry;

/// <summary>
/// Reads names: <c>name[:setting=value,...][:operand]</c>. The operand of a wrapper is all that follows; those of a panel are divided by
/// <c>+</c>, and brackets hold one together. A value or text with such marks in it is written in quotes.
/// </summary>
internal sealed class NameParser<T>(Catalog<T> catalog)
    where T : class
{
    public Named<T> Parse(string text)
    {
        var whole = NameText.Unwrap(text);
        var colon = whole.IndexOf(':', StringComparison.Ordinal);
        var (head, rest) = colon < 0 ? (whole, "") : (whole[..colon], whole[(colon + 1)..]);
        var equals = head.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? head : head[..equals]).Trim();
        var entry = catalog.Find(name);
        if (entry is null)
        {
            return name.Length == 0 ? throw new NameException($"a {catalog.Kind} is missing: {((ICatalog)catalog).Summary}.")
                : catalog.FindBare(whole) is { } bare ? catalog.Of(bare.Name, text: whole)
                : throw new NameException($"there is no {catalog.Kind} '{name}'{catalog.Hint(name)}");
        }

        try
        {
            var settings = new List<KeyValuePair<string, string>>();
            if (equals >= 0 && entry.Settings is [var first, ..])
            {
                settings.Add(new(first.Name, head[(equals + 1)..].Trim()));
            }

            var operand = Settings(entry, rest, settings);
            return entry.Operand switch
            {
                Operand.Text when operand.Trim().Length == 0 => throw new NameException($"{entry.OperandWord} is missing, as in {entry.Name}:{entry.OperandWord}."),
                Operand.Text => catalog.Of(name, settings, text: NameText.Unquote(operand)),
                Operand.None => catalog.Of(name, settings),
                _ when operand.Trim().Length == 0 => catalog.Of(name, settings),
                _ => catalog.Of(name, settings, [.. (entry.Operand == Operand.One ? [operand] : NameText.Split(operand, '+')).Select(Parse)]),
            };
        }
        catch (NameException e) when (!e.Message.StartsWith($"{catalog.Kind} '", StringComparison.Ordinal))
        {
            throw new NameException($"{catalog.Kind} '{text}': {e.Message}", e);
        }
    }

    /// <summary>Reads the settings that a text begins with, and gives back what follows them.</summary>
    private string Settings(Entry<T> entry, string rest, List<KeyValuePair<string, string>> settings)
    {
        if (entry.Operand == Operand.None)
        {
            settings.AddRange(Pairs(rest));
            return "";
        }

        var key = rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Count();
        if (key == 0 || key == rest.Length || rest[key] != '=' || entry.Settings.Count == 0 || catalog.Find(rest[..key]) is not null)
        {
            return rest;
        }

        var parts = NameText.Split(rest, ':', most: 2);
        settings.AddRange(Pairs(parts[0]));
        return parts.Count > 1 ? parts[1] : "";
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text)
    {
        var before = "";
        foreach (var pair in NameText.Split(text, ',').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                var advice = pair.All(char.IsAsciiDigit) && before.Length > 0 && char.IsAsciiDigit(before[^1]) ? $"; a comma divides settings, and a decimal point is wanted: {before}.{pair}" : "";
                throw new NameException($"'{pair}' is no setting=value{advice}.");
            }

            before = pair;
            yield return new(pair[..equals].Trim(), NameText.Unquote(pair[(equals + 1)..].Trim()));
        }
    }
}
