using System.Text.Json;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Asserts that figures are as they were pinned, but where <see cref="Changed"/> says otherwise.</summary>
internal static class Pinned
{
    private const int Told = 12;

    /// <summary>
    /// How far figures of what was learned may differ: Torch adds in an order that depends on the processor (without AVX-512, and among those that have it), which changes
    /// the last bits. On one processor they are the same to the last.
    /// </summary>
    public const double OfTorch = 1e-6;

    /// <summary>Asserts that the files of a run hold every line and field of the pinned ones, and no other debate, judgement or key.</summary>
    public static void HasSame(string command, IEnumerable<string> files, PinnedFiles pinned, PinnedFiles now, double tolerance = 0) =>
        HasSame(command, files.SelectMany(file => Differences(file, pinned.Lines(file), now.Lines(file), tolerance)));

    /// <summary>Asserts that nothing differs but what is named as changed, and that all of that does.</summary>
    public static void HasSame(string command, IEnumerable<Difference> differences)
    {
        var changes = Changed.All.Where(c => c.Command == command).ToList();
        var found = differences.ToList();
        var unnamed = found.Where(d => !changes.Exists(c => c.Names(d))).ToList();
        Assert.True(unnamed.Count == 0, $"'{command}' gives other figures ({unnamed.Count}):\n{string.Join('\n', unnamed.Take(Told))}");
        Assert.All(changes, c => Assert.True(found.Exists(c.Names), $"{c} is not so: the figures are as they were pinned."));
    }

    /// <summary>What differs between the lines of two tables, in their order.</summary>
    public static IEnumerable<Difference> Differences(string table, IEnumerable<string> pinned, IEnumerable<string> now) =>
        Differences(table, Numbered(pinned), Numbered(now), 0);

    private static IEnumerable<Difference> Differences(
        string file, Dictionary<string, JsonElement> pinned, Dictionary<string, JsonElement> now, double tolerance)
    {
        var field = Path.GetFileNameWithoutExtension(file);
        var comparison = new FieldComparison(tolerance);
        foreach (var (id, line) in pinned)
        {
            foreach (var difference in now.TryGetValue(id, out var again) ? comparison.Compare(id, field, line, again) : [new(id, field, line.GetRawText(), "not there")])
            {
                yield return difference;
            }
        }

        if (field is "debates" or "judgements" or "keys")
        {
            foreach (var id in now.Keys.Except(pinned.Keys))
            {
                yield return new(id, field, "not there", now[id].GetRawText());
            }
        }
    }

    private static Dictionary<string, JsonElement> Numbered(IEnumerable<string> lines) =>
        lines.Index().ToDictionary(l => $"line {l.Index + 1:D4}", l => JsonDocument.Parse(l.Item).RootElement);
}
