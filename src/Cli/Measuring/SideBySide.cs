using System.Globalization;

namespace LearningThePrior.Cli.Measuring;

/// <summary>The parts of a study, one a processor, with a line of progress after each; a fault is thrown as it was.</summary>
internal static class SideBySide
{
    public static async Task<T[]> AllAsync<T>(
        int count, string part, TextWriter error, Func<int, CancellationToken, Task<T>> one, CancellationToken cancellationToken)
    {
        var (results, done) = (new T[count], 0);
        await Parallel.ForAsync(0, count, cancellationToken, async (i, stop) =>
        {
            results[i] = await Task.Run(() => one(i, stop), stop);
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part} {Interlocked.Increment(ref done)} of {count}"));
        });
        return results;
    }

    public static Task<T[]> AllAsync<T>(int count, string part, TextWriter error, Func<int, T> one, CancellationToken cancellationToken) =>
        AllAsync(count, part, error, (i, _) => Task.FromResult(one(i)), cancellationToken);
}
