using System.Diagnostics;
using System.Globalization;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>Processor seconds of a process and of all that it started, by what each was started as. Linux alone tells.</summary>
internal sealed class ProcessorSeconds(Process root)
{
    private const double TicksASecond = 100;

    private readonly Dictionary<int, (string Role, double Seconds)> _seen = [];

    /// <summary>So far, by role; what ended keeps what it was last seen with.</summary>
    public IReadOnlyDictionary<string, double> Read()
    {
        var processes = Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Stat(id) : null).OfType<(int Id, int Parent, double Seconds)>().ToArray();
        HashSet<int> own = [root.Id];
        while (processes.Where(p => own.Contains(p.Parent)).Select(p => p.Id).Except(own).ToArray() is { Length: > 0 } more)
        {
            own.UnionWith(more);
        }

        foreach (var (id, _, seconds) in processes.Where(p => own.Contains(p.Id)))
        {
            _seen[id] = (_seen.TryGetValue(id, out var known) ? known.Role : Role(id), seconds);
        }

        return _seen.Values.GroupBy(p => p.Role).ToDictionary(g => g.Key, g => g.Sum(p => p.Seconds));
    }

    private static (int Id, int Parent, double Seconds)? Stat(int id)
    {
        try
        {
            // The name in brackets may hold anything; the fields after it are numbers.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
            return (id, int.Parse(fields[1], CultureInfo.InvariantCulture), (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksASecond);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // The first word after the program's name.
    private static string Role(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').SkipWhile(a => !a.EndsWith("LearningThePrior.Cli", StringComparison.Ordinal)).Skip(1).FirstOrDefault() ?? "other";
        }
        catch (IOException)
        {
            return "other";
        }
    }
}
